using Concord.Alignment.Resampling;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>What changed from one run to another, why, and by how much.</summary>
/// <param name="Before">The earlier run's name.</param>
/// <param name="After">The later run's name.</param>
/// <param name="Rows">Every row of either.</param>
public sealed record RunChanges(string Before, string After, IReadOnlyList<RowChange> Rows)
{
    private static readonly ChangeCause[] s_unpaired = [ChangeCause.Data, ChangeCause.Seed, ChangeCause.Draws];

    private static readonly (string Name, Func<ScoreRow, double?> Value)[] s_numbers =
    [
        ("score", row => row.Score), ("ceiling", row => row.Ceiling), ("ceiling_upper", row => row.CeilingUpper), ("normalized", row => row.Normalized),
        ("ci_low", row => row.CiLow), ("ci_high", row => row.CiHigh), ("normalized_ci_low", row => row.NormalizedCiLow), ("normalized_ci_high", row => row.NormalizedCiHigh),
        ("n_stimuli", row => row.NStimuli), ("n_neuroids", row => row.NNeuroids), ("n_units", row => row.NUnits), ("n_subjects", row => row.NSubjects),
    ];

    /// <summary>Rows with a number that differs.</summary>
    public IEnumerable<RowChange> Changed => Rows.Where(row => row.IsChanged);

    /// <summary>Whether every row is in both runs, with the same numbers from the same inputs.</summary>
    public bool IsNothing => Rows.All(row => row.IsPaired && !row.IsChanged && row.Reasons.Count == 0);

    /// <summary>Whether a number changed without a recorded cause.</summary>
    public bool IsAlarm => Rows.Any(row => row.IsUnexplained);

    /// <summary>Compares two runs.</summary>
    /// <param name="before">The earlier one, with its name.</param>
    /// <param name="after">The later one.</param>
    public static RunChanges Of((string Name, ReportInput Input) before, (string Name, ReportInput Input) after)
    {
        RecordedInputs first = new(before.Input.Inputs);
        RecordedInputs second = new(after.Input.Inputs);
        Dictionary<string, double[]> firstDraws = ScoreGroups.DrawsByFingerprint(before.Input.Resamples);
        Dictionary<string, double[]> secondDraws = ScoreGroups.DrawsByFingerprint(after.Input.Resamples);
        return new RunChanges(before.Name, after.Name, [.. RowPairing.Of([.. before.Input.Scores, .. before.Input.TableRows], [.. after.Input.Scores, .. after.Input.TableRows]).Select(pair => pair is ({ } one, { } other)
            ? first.Has(one) && second.Has(other) ? WithInterval(Paired(one, other, first, second), firstDraws, secondDraws) : Paired(one, other, first, second)
            : new RowChange { Before = pair.Before, After = pair.After, Columns = [], Reasons = [] })]);
    }

    private static RowChange Paired(ScoreRow before, ScoreRow after, RecordedInputs first, RecordedInputs second)
    {
        // Numbers of a table are null where they are undefined: nullable equality is what is meant, to the last bit.
        string[] columns = [.. s_numbers.Where(number => number.Value(before) != number.Value(after)).Select(number => number.Name)];
        bool same = columns.Length == 0 && before.Fingerprint == after.Fingerprint;
        return new RowChange { Before = before, After = after, Columns = columns, Reasons = same ? [] : CauseFinder.Find(before, after, first, second) };
    }

    // Known only of rows whose inputs are recorded. Draw b is the same resample in both runs only where seed, number of draws and the units that are resampled are.
    private static RowChange WithInterval(RowChange change, Dictionary<string, double[]> first, Dictionary<string, double[]> second)
    {
        (ScoreRow before, ScoreRow after) = (change.Before!, change.After!);
        if (!change.Columns.Contains("score", StringComparer.Ordinal) || change.Difference is null || change.Reasons.Any(reason => s_unpaired.Contains(reason.Cause))
            || before.Seed != after.Seed || before.NStimuli != after.NStimuli || before.CiMethod is null || before.CiMethod != after.CiMethod
            || !first.TryGetValue(before.Fingerprint, out double[]? one) || !second.TryGetValue(after.Fingerprint, out double[]? other) || one.Length != other.Length || one.Length < RankSummary.FewestDraws)
        {
            return change;
        }

        PairedDifference difference = PairedDifference.Compute(after.Score!.Value, before.Score!.Value, other, one);
        return change with { Low = difference.Interval.Lower, High = difference.Interval.Upper, PValue = difference.PValue };
    }
}
