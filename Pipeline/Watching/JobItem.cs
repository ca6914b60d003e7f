using Concord.Pipeline.Queueing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Watching;

/// <summary>A job, as the page shows it; texts that others chose hold visible characters only.</summary>
internal sealed record JobItem
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required string Kind { get; init; }

    public required JobState State { get; init; }

    public required string Submission { get; init; }

    public required string Device { get; init; }

    public int Attempt { get; init; }

    public int Waiting { get; init; }

    public double Fraction { get; init; }

    public long Memory { get; init; }

    public double ExpectedSeconds { get; init; }

    public string? Worker { get; init; }

    public string? Error { get; init; }

    public double Seconds { get; init; }

    public long PeakMemory { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public bool IsCancelling { get; init; }

    public static JobItem Of(QueueRow row) => new()
    {
        Key = row.Key,
        Title = NameText.Visible(row.Title),
        Kind = row.Kind,
        State = row.State,
        Submission = row.Submission,
        Device = row.Device,
        Attempt = row.Attempt,
        Waiting = row.Waiting,
        Fraction = Math.Round(row.Fraction, 3),
        Memory = row.Memory,
        ExpectedSeconds = Math.Round(row.ExpectedSeconds, 1),
        Worker = row.Worker is null ? null : NameText.Visible(row.Worker),
        Error = row.Error is null ? null : NameText.Visible(row.Error),
        Seconds = Math.Round(row.Seconds, 2),
        PeakMemory = row.PeakMemory,
        Started = row.Started,
        Ended = row.Ended,
        IsCancelling = row.IsCancelling,
    };
}
