namespace Concord.Alignment.Ceilings;

/// <summary>A ceiling extrapolated to ever more subjects, with the points it comes from. A class without value equality.</summary>
public sealed class ExtrapolatedSubjectsResult
{
    /// <summary>The aggregate of the limits over neuroids; NaN when none is defined. The note counts those left out and those that need care.</summary>
    public required Scored Value { get; init; }

    /// <summary>(neuroids, subject after subject) v∞, the score with ever more subjects; undefined with the reason.</summary>
    public required IReadOnlyList<Scored> PerNeuroid { get; init; }

    /// <summary>(neuroids) τ, in subjects: at n = τ a neuroid has 63 % of its limit. NaN where the limit is undefined, 0 where scores do not rise.</summary>
    public required IReadOnlyList<double> Tau { get; init; }

    /// <summary>(neuroids) the subject of each.</summary>
    public required IReadOnlyList<int> SubjectOf { get; init; }

    /// <summary>Numbers of subjects, the predicted one included: 2 … N.</summary>
    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>(sizes × neuroids) r, the mean over subsets in which it is defined; NaN where it is in none.</summary>
    public required Matrix Points { get; init; }

    /// <summary>(sizes) subsets of others by which each subject was predicted.</summary>
    public required IReadOnlyList<int> SubsetCounts { get; init; }
}
