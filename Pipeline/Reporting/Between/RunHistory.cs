using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>Two or more runs in their order: what changed at each step, and each score over all of them.</summary>
/// <param name="Runs">Names of the runs.</param>
/// <param name="Steps">What changed from each run to the next.</param>
public sealed record RunHistory(IReadOnlyList<string> Runs, IReadOnlyList<RunChanges> Steps)
{
    /// <summary>Whether a number changed without a recorded cause at any step.</summary>
    public bool IsAlarm => Steps.Any(step => step.IsAlarm);

    /// <summary>Compares the runs.</summary>
    /// <param name="runs">Two or more, with their names, the earliest first.</param>
    public static RunHistory Of(IReadOnlyList<(string Name, ReportInput Input)> runs) =>
        new([.. runs.Select(run => run.Name)], [.. runs.Zip(runs.Skip(1), (before, after) => RunChanges.Of(before, after))]);

    /// <summary>Every score that tables show, in each run.</summary>
    public IReadOnlyList<HistoryLine> Lines()
    {
        List<(ScoreRow?[] Rows, RowChange?[] Steps)> lines = [];
        Dictionary<ScoreRow, int> lineOf = new(ReferenceEqualityComparer.Instance);
        for (int step = 0; step < Steps.Count; step++)
        {
            foreach (RowChange change in Steps[step].Rows.Where(change => change.IsHeadline))
            {
                if (change.Before is not { } before || !lineOf.TryGetValue(before, out int line))
                {
                    line = lines.Count;
                    lines.Add((new ScoreRow?[Runs.Count], new RowChange?[Steps.Count]));
                }

                lines[line].Rows[step] ??= change.Before;
                lines[line].Rows[step + 1] = change.After;
                lines[line].Steps[step] = change;
                if (change.After is { } after)
                {
                    lineOf[after] = line;
                }
            }
        }

        return [.. lines.Select(line => new HistoryLine(line.Rows, line.Steps))];
    }
}
