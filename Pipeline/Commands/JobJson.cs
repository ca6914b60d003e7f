using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Commands;

/// <summary>A job as <c>--json</c> prints it; times are UTC, sizes bytes.</summary>
internal static class JobJson
{
    public static object Of(QueueRow row) => new
    {
        Id = row.Key,
        row.State,
        row.Kind,
        row.Title,
        row.Submission,
        row.Waiting,
        row.Priority,
        row.Attempt,
        row.Device,
        row.Memory,
        row.ExpectedSeconds,
        row.Fraction,
        row.IsCancelling,
        row.Worker,
        row.Error,
        row.Seconds,
        row.PeakMemory,
        row.Created,
        row.Started,
        row.Ended,
    };
}
