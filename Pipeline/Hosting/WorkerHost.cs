using Concord.Pipeline.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Hosting;

/// <summary>Hosts the worker for one plan, in the foreground.</summary>
public static class WorkerHost
{
    /// <summary>Does the plan's jobs and returns how each ended.</summary>
    /// <param name="environment">Where to work.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="progress">Takes progress.</param>
    /// <param name="cancellationToken">Stops between pieces of work; what is done is kept.</param>
    /// <exception cref="DiskFullException">The store's disk is full.</exception>
    public static JobWorkerOptions Run(RunEnvironment environment, Plan plan, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        environment.Store.CleanStaging();
        JobWorkerOptions options = new()
        {
            Jobs = plan.Jobs,
            Threads = plan.Manifest.Compute.Threads,
            Batch = plan.Batch,
            Device = plan.Device,
            Progress = progress,
        };
        if (plan.Jobs.All(job => job.Cached))
        {
            // Nothing to do needs neither host nor libtorch.
            options.Rows.AddRange(plan.Jobs.Select(job => JobWorker.CachedRow(job, options)));
            return options;
        }

        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new JobExecutor(environment, plan));
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.Configure<HostOptions>(host =>
        {
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;

            // A job that sees no cancellation for a while must still end before its run is written.
            host.ShutdownTimeout = Timeout.InfiniteTimeSpan;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        using IHost host = builder.Build();
        host.RunAsync(cancellationToken).GetAwaiter().GetResult();
        if (options.Fault is { } fault)
        {
            throw fault;
        }

        // A worker that stopped for a reason of its own leaves jobs without a row: the run is not whole, and says so.
        HashSet<string> told = [.. options.Rows.Select(row => row.Key)];
        foreach (Job job in plan.Jobs.Where(job => !told.Contains(job.Key)))
        {
            options.Interrupted = true;
            options.Rows.Add(JobWorker.NotStartedRow(job, options));
        }

        return options;
    }
}
