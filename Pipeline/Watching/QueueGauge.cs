using System.Diagnostics.Metrics;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Watching;

/// <summary>Tells those who measure how many jobs of a queue are in each state; asked only when somebody measures.</summary>
internal sealed class QueueGauge : IDisposable
{
    private static readonly JobState[] States = Enum.GetValues<JobState>();

    private readonly Meter meter = new(Telemetry.Name, ProductVersion.Text);

    /// <summary>Begins to tell.</summary>
    public QueueGauge(JobQueue queue) => this.meter.CreateObservableGauge("concord.queue.jobs", () => Count(queue), "{job}", "Jobs of the queue by state.");

    /// <inheritdoc/>
    public void Dispose() => this.meter.Dispose();

    // A job that two submissions want is one job: counted by row.
    private static IEnumerable<Measurement<int>> Count(JobQueue queue)
    {
        Dictionary<JobState, int> counts = queue.Rows(null).GroupBy(row => row.State).ToDictionary(group => group.Key, group => group.Count());
        return States.Select(state => new Measurement<int>(counts.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state.ToString().ToLowerInvariant())));
    }
}
