using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>One analysis of a claim: its choices and what it says.</summary>
internal sealed record Specification
{
    /// <summary>(choices) the level of each varied choice.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>What was measured.</summary>
    public required ScoreGroup Group { get; init; }

    /// <summary>First level less second, turned so that more agreement is positive; in <see cref="Unit"/>.</summary>
    public required double Effect { get; init; }

    /// <summary>Lower end of its 95 % interval; NaN where there is none.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double High { get; init; }

    /// <summary>Two-sided p of no difference; NaN where there is none.</summary>
    public required double PValue { get; init; }

    /// <summary>What it says.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Models, or pairs of matched models, of the first level.</summary>
    public required int FirstCount { get; init; }

    /// <summary>The same of the second.</summary>
    public required int SecondCount { get; init; }

    /// <summary>What interval and verdict are made from, in words.</summary>
    public required string Method { get; init; }

    /// <summary>Whether the interval is over resamples of stimuli, models held fixed.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>Standard deviation of the scores of all networks of this measure; NaN for fewer than two.</summary>
    public required double Spread { get; init; }

    /// <summary>Networks that <see cref="Spread"/> is of.</summary>
    public required int SpreadCount { get; init; }

    /// <summary>What the effect is divided by: 1 for the score's own unit.</summary>
    public double Unit { get; init; } = 1;

    /// <summary>Whether it has an interval.</summary>
    public bool HasInterval => double.IsFinite(this.Low) && double.IsFinite(this.High);

    /// <summary>Whether the interval of means excludes zero and the ranks do not bear it out: a few models far off, and no verdict.</summary>
    public bool IsContested => this.Verdict == Verdict.Undecided && (this.Low > 0 || this.High < 0);

    /// <summary>The same effect in standard deviations.</summary>
    public Specification InSpreads() => this with { Effect = this.Effect / this.Spread, Low = this.Low / this.Spread, High = this.High / this.Spread, Unit = this.Spread };
}
