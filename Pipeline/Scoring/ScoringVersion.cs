namespace Concord.Pipeline.Scoring;

/// <summary>The version of everything in a score that no definition's own version names: layer choice, aggregation over subjects, intervals.</summary>
internal static class ScoringVersion
{
    /// <summary>Raised when the same inputs give another number; it enters every job's key and every row's fingerprint.</summary>
    public const int Current = 3;
}
