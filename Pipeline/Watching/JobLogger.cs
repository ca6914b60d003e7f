using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Watching;

/// <summary>The logger of one category, for the jobs whose scopes it is called in.</summary>
internal sealed class JobLogger(string category, Func<IExternalScopeProvider> scopes) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None && this.Current() is not null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel is LogLevel.None || this.Current() is not { } log)
        {
            return;
        }

        List<(string, object?)> fields = [("category", category)];
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            fields.AddRange(values.Where(pair => pair.Key != "{OriginalFormat}").Select(pair => (JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Key), pair.Value)));
        }

        string name = eventId.Name is { Length: > 0 } given ? JsonNamingPolicy.KebabCaseLower.ConvertName(given) : "log";
        log.Write(logLevel, name, formatter(state, exception), exception, [.. fields]);
    }

    // The innermost of the job scopes; visited from the outermost.
    private JobLog? Current()
    {
        JobLogHolder holder = new();
        scopes().ForEachScope(static (scope, found) => found.Log = scope as JobLog ?? found.Log, holder);
        return holder.Log;
    }

    private sealed class JobLogHolder
    {
        public JobLog? Log { get; set; }
    }
}
