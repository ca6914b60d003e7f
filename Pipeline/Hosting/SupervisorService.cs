using System.Runtime.ExceptionServices;
using Concord.Pipeline.Execution;
using Microsoft.Extensions.Hosting;

namespace Concord.Pipeline.Hosting;

/// <summary>The hosted worker: a supervisor that lives as long as its host, and ends it when it has no more to do.</summary>
internal sealed class SupervisorService(Supervisor supervisor, IHostApplicationLifetime lifetime) : BackgroundService
{
    private ExceptionDispatchInfo? fault;

    /// <summary>Throws what ended the supervisor, if anything did: the host would only log it.</summary>
    public void ThrowIfFaulted()
    {
        this.fault?.Throw();
        if (supervisor.Fault is { } full)
        {
            throw full;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // It waits for children: that must not hold up the host's start.
            await LongWork.Run(() =>
            {
                supervisor.Run(stoppingToken);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            this.fault = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }
}
