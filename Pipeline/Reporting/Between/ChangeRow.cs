namespace Concord.Pipeline.Reporting.Between;

/// <summary>One row of <c>changes.parquet</c>: what is not the same in two runs.</summary>
public sealed record ChangeRow
{
    /// <summary>The earlier run.</summary>
    public required string RunBefore { get; init; }

    /// <summary>The later run.</summary>
    public required string RunAfter { get; init; }

    /// <summary>changed; same-numbers (from other inputs); only-before; only-after.</summary>
    public required string Status { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The benchmark.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The stimulus set.</summary>
    public required string Stimuli { get; init; }

    /// <summary>The metric in the run that has it, the later one first.</summary>
    public required string Metric { get; init; }

    /// <summary>The layer.</summary>
    public string? Layer { get; init; }

    /// <summary>How the layer was come by.</summary>
    public string? Selection { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The condition.</summary>
    public string? Condition { get; init; }

    /// <summary>The earlier score.</summary>
    public double? ScoreBefore { get; init; }

    /// <summary>The later score.</summary>
    public double? ScoreAfter { get; init; }

    /// <summary>Later less earlier.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower end of its 95 % interval, paired over resamples.</summary>
    public double? DifferenceLow { get; init; }

    /// <summary>Upper end.</summary>
    public double? DifferenceHigh { get; init; }

    /// <summary>Columns of numbers that differ, with commas.</summary>
    public required string Columns { get; init; }

    /// <summary>Causes, with commas.</summary>
    public required string Causes { get; init; }

    /// <summary>The recorded parts that show them.</summary>
    public required string Details { get; init; }

    /// <summary>The earlier fingerprint.</summary>
    public string? FingerprintBefore { get; init; }

    /// <summary>The later fingerprint.</summary>
    public string? FingerprintAfter { get; init; }

    /// <summary>All that is not the same, step by step.</summary>
    public static IReadOnlyList<ChangeRow> Of(RunHistory history) =>
        [.. from step in history.Steps from change in step.Rows where BetweenWords.Status(change) != "same" select Of(step, change)];

    private static ChangeRow Of(RunChanges step, RowChange change) => new()
    {
        RunBefore = step.Before,
        RunAfter = step.After,
        Status = BetweenWords.Status(change),
        Model = change.Row.Model,
        Benchmark = change.Row.Benchmark,
        Stimuli = change.Row.Stimuli,
        Metric = change.Row.Metric,
        Layer = change.Row.Layer,
        Selection = change.Row.Selection,
        Subject = change.Row.Subject,
        Condition = change.Row.Condition,
        ScoreBefore = change.Before?.Score,
        ScoreAfter = change.After?.Score,
        Difference = change.Difference,
        DifferenceLow = double.IsFinite(change.Low) ? change.Low : null,
        DifferenceHigh = double.IsFinite(change.High) ? change.High : null,
        Columns = string.Join(',', change.Columns),
        Causes = BetweenWords.Causes(change),
        Details = BetweenWords.Details(change),
        FingerprintBefore = change.Before?.Fingerprint,
        FingerprintAfter = change.After?.Fingerprint,
    };
}
