using Concord.Pipeline.Execution;
using Concord.Pipeline.Queueing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Hosting;

/// <summary>Hosts a supervisor: for <c>run</c> and for <c>worker</c> alike.</summary>
internal static class WorkerHost
{
    /// <summary>Works until the supervisor has no more to do, or is stopped: by the token, SIGTERM or SIGINT.</summary>
    /// <exception cref="DiskFullException">The store's disk is full, and the options say not to wait.</exception>
    public static void Run(SupervisorOptions options, JobQueue queue, ISupervisorEvents events, TimeProvider time, CancellationToken cancellationToken)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(time).AddSingleton(options).AddSingleton(queue).AddSingleton(events);
        builder.Services.AddSingleton(services => new Supervisor(options, queue, events, time, services.GetRequiredService<ILogger<Supervisor>>()));
        builder.Services.AddSingleton<SupervisorService>().AddHostedService(services => services.GetRequiredService<SupervisorService>());
        builder.Services.Configure<HostOptions>(host =>
        {
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;

            // Children that see no wish to stop for a while are ended by the supervisor, after its own time of grace.
            host.ShutdownTimeout = Timeout.InfiniteTimeSpan;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        using IHost host = builder.Build();

        // The host disposes its services at the end of its run.
        SupervisorService service = host.Services.GetRequiredService<SupervisorService>();
        host.RunAsync(cancellationToken).GetAwaiter().GetResult();
        service.ThrowIfFaulted();
    }
}
