using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>One row of the score table in two runs.</summary>
public sealed record RowChange
{
    /// <summary>The row of the earlier run; null where there is none.</summary>
    public ScoreRow? Before { get; init; }

    /// <summary>The row of the later run; null where there is none.</summary>
    public ScoreRow? After { get; init; }

    /// <summary>Columns of numbers that differ.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Why; empty where the inputs are the same, and for a row of one run only.</summary>
    public required IReadOnlyList<ChangeReason> Reasons { get; init; }

    /// <summary>Lower end of the interval of the difference; NaN where draws are not paired.</summary>
    public double Low { get; init; } = double.NaN;

    /// <summary>Upper end.</summary>
    public double High { get; init; } = double.NaN;

    /// <summary>Two-sided p of no difference; NaN without paired draws.</summary>
    public double PValue { get; init; } = double.NaN;

    /// <summary>The row that is there, the later one first.</summary>
    public ScoreRow Row => After ?? Before!;

    /// <summary>Whether both runs have it.</summary>
    public bool IsPaired => Before is not null && After is not null;

    /// <summary>Whether a number differs.</summary>
    public bool IsChanged => IsPaired && Columns.Count > 0;

    /// <summary>Whether other inputs gave the same numbers.</summary>
    public bool IsSameFromOtherInputs => IsPaired && Columns.Count == 0 && Reasons.Count > 0;

    /// <summary>Whether numbers differ although everything that was recorded is the same.</summary>
    public bool IsUnexplained => IsChanged && Reasons.Any(reason => reason.Cause == ChangeCause.Unrecorded);

    /// <summary>Whether it is one of the scores that tables and answers show: of a layer fixed or chosen, over all subjects and conditions.</summary>
    public bool IsHeadline => Row.Subject is null && Row.Condition is null && (Row.Selection is "fixed" or "nested" || Row.Layer is null);

    /// <summary>Later score less earlier; null where either is missing.</summary>
    public double? Difference => After?.Score - Before?.Score;
}
