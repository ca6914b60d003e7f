using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>How well the data agree with themselves.</summary>
public static class Reliability
{
    private const int MostSubjectsInPairs = 6;

    /// <summary>
    /// RDMs: Pearson r between the sessions of a subject and between subjects (sessions averaged; with more than six, each with the mean of the others). Assemblies: median of each kind of given ceiling by region; where repetitions are kept, split-half reliability by region and subject.
    /// Trials: human accuracy and observed consistency (both right or both wrong), the mean over used conditions, of pairs of people. Labels: share of the true label and of right majorities.
    /// </summary>
    public static IReadOnlyList<ReliabilityRow> Table(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return
        [
            .. dataset.Rdms.SelectMany(set => set.Regions.SelectMany(region => OfRdms(set, region))),
            .. dataset.Recordings.SelectMany(recording => OfRepetitions(recording, dataset.Window)),
            .. OfCeilings(dataset),
            .. dataset.Trials.SelectMany(OfTrials),
            .. dataset.Labels is { } labels ? OfLabels(labels) : [],
        ];
    }

    private static IEnumerable<ReliabilityRow> OfRdms(RdmSet set, string region)
    {
        RdmEntry[] all = [.. set.Region(region).Entries.Where(entry => entry.Subject is not null)];
        foreach (IGrouping<string, RdmEntry> subject in all.GroupBy(entry => entry.Subject!, StringComparer.Ordinal))
        {
            foreach ((RdmEntry a, RdmEntry b) in Pairs<RdmEntry>([.. subject]))
            {
                yield return Row(region, "Pearson r between sessions", $"{subject.Key}: {a.Session} and {b.Session}", a, b);
            }
        }

        RdmEntry[] means = [.. set.SubjectMeans(region).Entries.Where(entry => entry.Subject is not null)];
        if (means.Length > MostSubjectsInPairs)
        {
            foreach (RdmEntry one in means)
            {
                var others = new RdmEntry("others", region, null, null, RdmCheck.MeanOfOthers(means, one));
                yield return Row(region, "Pearson r with the mean of the others", $"{one.Subject} and {means.Length - 1} others", one, others);
            }

            yield break;
        }

        foreach ((RdmEntry a, RdmEntry b) in Pairs(means))
        {
            yield return Row(region, "Pearson r between subjects", $"{a.Subject} and {b.Subject}", a, b);
        }
    }

    private static ReliabilityRow Row(string region, string measure, string between, RdmEntry a, RdmEntry b)
    {
        double r = Correlation.Pearson(a.UpperTriangle, b.UpperTriangle);
        return new ReliabilityRow(region, measure, between, r, double.IsNaN(r) ? "an RDM is constant" : "");
    }

    private static IEnumerable<ReliabilityRow> OfRepetitions(PresentationAssembly recording, TimeBin? window)
    {
        if (!recording.HasRepetitions || recording.WindowFault(window) is not null)
        {
            yield break;
        }

        var halves = new SplitHalves(recording, window);
        foreach (IGrouping<(string Region, string Subject), int> part in Enumerable.Range(0, recording.Neuroids.Count).GroupBy(column => (recording.Neuroids[column].Region, recording.Neuroids[column].Subject)))
        {
            double value = halves.Reliability([.. part]);
            yield return new ReliabilityRow(part.Key.Region, "split-half reliability, Spearman–Brown, median", $"{part.Key.Subject}: {part.Count()} neuroids, {halves.Stimuli} stimuli", value, double.IsNaN(value) ? "no neuroid varies over three stimuli with values in both halves" : "") { Each = halves.Each([.. part]) };
        }
    }

    private static IEnumerable<ReliabilityRow> OfCeilings(Dataset dataset)
    {
        if (dataset.Assemblies.Count == 0)
        {
            yield break;
        }

        NeuroidAssembly assembly = dataset.Assemblies[0];
        var kinds = new Dictionary<string, double[]>(dataset.NeuroidCeilings, StringComparer.Ordinal);
        if (kinds.Count == 0 && assembly.Neuroids.Any(neuroid => !double.IsNaN(neuroid.Ceiling)))
        {
            kinds["given"] = [.. assembly.Neuroids.Select(neuroid => neuroid.Ceiling)];
        }

        foreach (string region in assembly.Regions)
        {
            int[] columns = [.. Enumerable.Range(0, assembly.Neuroids.Count).Where(column => assembly.Neuroids[column].Region == region)];
            foreach ((string kind, double[] values) in kinds)
            {
                int low = columns.Count(column => values[column] <= 0);
                yield return new ReliabilityRow(region, $"median ceiling '{kind}'", $"{columns.Length} neuroids", Correlation.Median(columns.Select(column => values[column])), low > 0 ? $"{low} at zero or below" : "") { Each = [.. columns.Select(column => values[column])] };
            }
        }
    }

    private static IEnumerable<ReliabilityRow> OfTrials(TrialTable table)
    {
        double accuracy = table.Conditions.Average(condition =>
        {
            Trial[] human = [.. table.HumanSubjects.SelectMany(subject => table.Of(subject, condition))];
            return human.Length == 0 ? double.NaN : human.Average(trial => trial.IsCorrect ? 1.0 : 0.0);
        });
        yield return new ReliabilityRow(table.Dataset, "accuracy", $"{table.HumanSubjects.Count} people, {table.Conditions.Count} conditions", accuracy, "");
        (string, string)[] pairs = [.. Pairs<string>([.. table.HumanSubjects])];
        double consistency = pairs.Length == 0 ? double.NaN : pairs.Average(pair => table.Conditions.Average(condition => Consistency(table.Of(pair.Item1, condition), table.Of(pair.Item2, condition))));
        yield return new ReliabilityRow(table.Dataset, "observed consistency", $"{pairs.Length} pairs of people", consistency, double.IsNaN(consistency) ? "fewer than two people, or images that do not pair" : "");
    }

    private static double Consistency(IReadOnlyList<Trial> a, IReadOnlyList<Trial> b)
    {
        if (a.Count == 0 || a.Count != b.Count)
        {
            return double.NaN;
        }

        int same = 0;
        for (int i = 0; i < a.Count; i++)
        {
            if (a[i].ImageId != b[i].ImageId)
            {
                return double.NaN;
            }

            same += a[i].IsCorrect == b[i].IsCorrect ? 1 : 0;
        }

        return (double)same / a.Count;
    }

    private static IEnumerable<ReliabilityRow> OfLabels(LabelDistribution labels)
    {
        int columns = labels.Categories.Count;
        double share = 0;
        int right = 0;
        for (int row = 0; row < labels.StimulusIds.Count; row++)
        {
            ReadOnlySpan<double> counts = labels.Counts.AsSpan(row * columns, columns);
            double sum = 0;
            int majority = 0;
            for (int column = 0; column < columns; column++)
            {
                sum += counts[column];
                majority = counts[column] > counts[majority] ? column : majority;
            }

            share += counts[labels.TrueLabels[row]] / sum;
            right += majority == labels.TrueLabels[row] ? 1 : 0;
        }

        string of = $"{labels.StimulusIds.Count} stimuli";
        yield return new ReliabilityRow("labels", "mean share of the true label", of, share / labels.StimulusIds.Count, "");
        yield return new ReliabilityRow("labels", "majority is the true label", of, (double)right / labels.StimulusIds.Count, "a tie goes to the first category");
    }

    private static IEnumerable<(T A, T B)> Pairs<T>(T[] items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            for (int j = i + 1; j < items.Length; j++)
            {
                yield return (items[i], items[j]);
            }
        }
    }
}
