namespace Concord.Pipeline.Resolution;

/// <summary>How a file is fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>How often a fetch is tried without a byte of progress between two failures. Default 5; at least 1.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause after the first failure; it doubles with each further one, up to <see cref="LongestPause"/>. Default 1 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where a server asks for a longer one. Default 30 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a server may send nothing before the connection counts as broken. Default 60 s.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a file whose publisher gives no SHA-256 is accepted on its first arrival. Default false.</summary>
    public bool TrustFirst { get; init; }

    /// <summary>Told of each megabyte and each failure; null for nobody.</summary>
    public IProgress<FetchProgress>? Progress { get; init; }

    /// <summary>How a pause passes. Default: by waiting.</summary>
    public Action<TimeSpan, CancellationToken> Pause { get; init; } = (time, cancellationToken) => cancellationToken.WaitHandle.WaitOne(time);

    /// <summary>The pause after a number of failures in a row.</summary>
    /// <param name="failures">1 or more.</param>
    /// <param name="asked">What the server asks for, or null.</param>
    public TimeSpan PauseAfter(int failures, TimeSpan? asked)
    {
        double doubled = this.FirstPause.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 20));
        double wanted = Math.Max(doubled, asked?.TotalSeconds ?? 0);
        return TimeSpan.FromSeconds(Math.Min(wanted, this.LongestPause.TotalSeconds));
    }
}
