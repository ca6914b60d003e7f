namespace Concord.Pipeline.Resolution;

/// <summary>How a file is fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>How often a fetch is tried that brings nothing; one that brings bytes begins the count anew. 1 for no second try in any case. Default 5.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>The pause after the first failure; it doubles with each further one that brought nothing, up to <see cref="LongestPause"/>. Default 1 s.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause, also where a server asks for a longer one. Default 30 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether pauses are spread at random, so that many nodes do not come back together. Default true.</summary>
    public bool Jitter { get; init; } = true;

    /// <summary>How long a server may take to send <see cref="LeastBytes"/> before the connection counts as broken. Default 60 s.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many bytes must come within <see cref="Stall"/>; the end of a file may be shorter. Default 1024.</summary>
    public int LeastBytes { get; init; } = 1024;

    /// <summary>Whether a file whose publisher states no digest is accepted on its first arrival. Default false.</summary>
    public bool TrustFirst { get; init; }

    /// <summary>Told of each megabyte and each failure; null for nobody.</summary>
    public IProgress<FetchProgress>? Progress { get; init; }

    /// <summary>By what clock pauses pass. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Tells how many bytes may still be written to a folder's disk; null for unknown. Default: what the system says.</summary>
    public Func<string, long?> FreeSpace { get; init; } = Hosting.DiskSpace.Free;
}
