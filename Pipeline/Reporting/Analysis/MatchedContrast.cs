namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>The difference between two levels of a factor among models that are alike in a third property.</summary>
public sealed record MatchedContrast
{
    /// <summary>Where it was measured.</summary>
    public required ScoreGroup Group { get; init; }

    /// <summary>The factor.</summary>
    public required string Factor { get; init; }

    /// <summary>The level whose scores come first.</summary>
    public required string First { get; init; }

    /// <summary>The level that is taken away.</summary>
    public required string Second { get; init; }

    /// <summary>What the models are matched on, and the calliper.</summary>
    public required MatchRule Rule { get; init; }

    /// <summary>The calliper used, in the property's unit or as a share.</summary>
    public required double Calliper { get; init; }

    /// <summary>The pairs, by label, nearest first.</summary>
    public required IReadOnlyList<(string First, string Second)> Pairs { get; init; }

    /// <summary>Models of the first level without a partner.</summary>
    public int FirstLeftOut { get; init; }

    /// <summary>Models of the second level without a partner.</summary>
    public int SecondLeftOut { get; init; }

    /// <summary>Mean of the property in the first level less that in the second, before matching.</summary>
    public required double GapBefore { get; init; }

    /// <summary>The same over the pairs.</summary>
    public required double GapAfter { get; init; }

    /// <summary>Mean difference of scores over the pairs; NaN without any.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of its 95 % interval; NaN where there is none.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>Two-sided p; NaN where there is none.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether interval and p are of resamples of stimuli, and not of pairs of models.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>Whether the interval excludes zero.</summary>
    public bool IsClear => Low > 0 || High < 0;
}
