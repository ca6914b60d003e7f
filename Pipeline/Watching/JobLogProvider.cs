using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Watching;

/// <summary>Sends what is logged within a job's scope to that job's log: <c>using JobLog log = JobLog.Open(…); using (logger.BeginScope(log)) { … }</c>. What is logged outside such a scope goes elsewhere.</summary>
[ProviderAlias("JobLog")]
public sealed class JobLogProvider : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new JobLogger(categoryName, () => this.scopes);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => this.scopes = scopeProvider;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Logs belong to who opened them.
    }
}
