using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>The paired difference between two levels of a factor on one benchmark and metric, with its 95 % interval.</summary>
public sealed record Contrast
{
    /// <summary>Where it was measured.</summary>
    public required ScoreGroup Group { get; init; }

    /// <summary>family, regime or a tag.</summary>
    public required string Factor { get; init; }

    /// <summary>The level whose mean comes first.</summary>
    public required string First { get; init; }

    /// <summary>The level that is taken away.</summary>
    public required string Second { get; init; }

    /// <summary>Models of the first level.</summary>
    public required int FirstCount { get; init; }

    /// <summary>Models of the second level.</summary>
    public required int SecondCount { get; init; }

    /// <summary>Architectures (or levels of the other factor) that have both levels when the difference is taken within them; 0 when it is not.</summary>
    public required int MatchedArchitectures { get; init; }

    /// <summary>Which models were counted, in words.</summary>
    public required string Population { get; init; }

    /// <summary>Mean score of the first level minus that of the second, in the metric's unit.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of the interval.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>Two-sided p of no difference, by what <see cref="Method"/> says; NaN where there is none.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The p value adjusted by Holm over the contrasts of the factor on all benchmarks.</summary>
    public double AdjustedPValue { get; init; } = double.NaN;

    /// <summary>What interval and p are made from.</summary>
    public ContrastMethod Method { get; init; }

    /// <summary>Mean score of the first level.</summary>
    public required double FirstMean { get; init; }

    /// <summary>Mean score of the second level.</summary>
    public required double SecondMean { get; init; }

    /// <summary>The rank-sum test over models; null where the difference is paired by resamples.</summary>
    public MannWhitneyResult? RankSum { get; init; }

    /// <summary>Whether the interval excludes zero, and the rank-sum test, where it gives the p value, agrees.</summary>
    public bool IsClear => (Low > 0 || High < 0) && !(Method == ContrastMethod.Unpaired && PValue >= 0.05);

    /// <summary>"first − second".</summary>
    public string Label => $"{First} − {Second}";
}
