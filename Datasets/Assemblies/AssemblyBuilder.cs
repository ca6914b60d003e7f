using System.Globalization;

namespace Concord.Datasets.Assemblies;

/// <summary>Makes an assembly of a labelled array: finds presentations, neuroids and time bins, and brings the axes into order.</summary>
public static class AssemblyBuilder
{
    /// <summary>Makes the assembly.</summary>
    /// <param name="array">As a reader gave it.</param>
    /// <param name="layout">What its names do not say.</param>
    /// <param name="id">The assembly's name.</param>
    /// <returns>Presentations × neuroids × time bins, rows in the order of the file.</returns>
    /// <exception cref="DatasetException">An axis or a column that is neither found nor named, with those that are there.</exception>
    public static PresentationAssembly Build(LabelledArray array, AssemblyLayout layout, string id)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(layout);
        AxisOrder order = AxisOrder.Find(array, layout);
        var presentations = new AxisLabels(array.Where, array.Axes[order.Presentation]);
        var neuroids = new AxisLabels(array.Where, array.Axes[order.Neuroid]);
        AxisLabels? time = order.Time is { } axis ? new AxisLabels(array.Where, array.Axes[axis]) : null;
        return new PresentationAssembly(array.Where, id, PresentationsOf(presentations, layout), NeuroidsOf(neuroids, layout), TimeBinsOf(time, layout), order.Values(array));
    }

    private static Presentation[] PresentationsOf(AxisLabels labels, AssemblyLayout layout)
    {
        string[] stimuli = labels.Find(layout.StimulusColumn, LabelNames.Stimulus)?.ToTexts()
            ?? throw labels.Missing("stimulus ids", "stimulus_id", "stimulus");
        LabelColumn? numbered = labels.Find(layout.RepetitionColumn, LabelNames.Repetition);
        string[]? sessions = labels.Find(layout.SessionColumn, LabelNames.Session)?.ToTexts();
        long[]? given = numbered is null
            ? null
            : numbered.ToInt64s() ?? throw new DatasetException(labels.Where, $"repetitions such as '{numbered.ToTexts()[0]}'", "whole numbers", "Number the repetitions of each stimulus.");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var presentations = new Presentation[stimuli.Length];
        for (int row = 0; row < stimuli.Length; row++)
        {
            int order = seen[stimuli[row]] = seen.GetValueOrDefault(stimuli[row]) + 1;
            presentations[row] = new Presentation(stimuli[row], given is null ? order : checked((int)given[row]), sessions?[row]);
        }

        int empty = Array.FindIndex(stimuli, string.IsNullOrWhiteSpace);
        return empty < 0 ? presentations : throw new DatasetException(labels.Where, $"an empty stimulus id in row {empty}", "an id for each presentation", "Leave out presentations of nothing.");
    }

    private static Neuroid[] NeuroidsOf(AxisLabels labels, AssemblyLayout layout)
    {
        string[]? ids = labels.Find(layout.NeuroidColumn, LabelNames.Neuroid)?.ToTexts();
        string[] regions = labels.Find(layout.RegionColumn, LabelNames.Region)?.ToTexts() ?? labels.Every(layout.Region) ?? throw labels.Missing("regions", "region", "region");
        string[] subjects = labels.Find(layout.SubjectColumn, LabelNames.Subject)?.ToTexts() ?? labels.Every(layout.Subject) ?? throw labels.Missing("subjects", "subject", "subject");
        double[]? ceilings = Reals(labels, labels.Find(layout.CeilingColumn, LabelNames.Ceiling));
        string width = new('0', Math.Max(1, regions.Length.ToString(CultureInfo.InvariantCulture).Length));
        return [.. regions.Select((region, i) => new Neuroid(ids?[i] ?? $"{subjects[i]}.{i.ToString(width, CultureInfo.InvariantCulture)}", region, subjects[i], ceilings?[i] ?? double.NaN))];
    }

    private static TimeBin[] TimeBinsOf(AxisLabels? time, AssemblyLayout layout)
    {
        if (time is null)
        {
            return [];
        }

        if (layout.TimeBins.Count > 0)
        {
            return layout.TimeBins.Count == time.Length
                ? [.. layout.TimeBins]
                : throw new DatasetException(time.Where, $"{time.Length} time bins in the file", $"{layout.TimeBins.Count}, as the dataset file says", "Count the bins, or give from: and step:.");
        }

        double[] starts = Reals(time, time.Find(null, LabelNames.Start)) ?? throw time.Missing("times", "time_bin_start", "time");
        double[]? ends = Reals(time, time.Find(null, LabelNames.End));
        if (ends is null && starts.Length < 2)
        {
            throw time.Missing("ends of time bins", "time_bin_end", "time");
        }

        // Where only moments are given, a bin reaches to the next one, and the last is as long as the one before.
        return [.. starts.Select((start, i) => new TimeBin(start, ends?[i] ?? (i + 1 < starts.Length ? starts[i + 1] : start + start - starts[i - 1])))];
    }

    private static double[]? Reals(AxisLabels labels, LabelColumn? column) => column is null
        ? null
        : column.ToDoubles() ?? throw new DatasetException(labels.Where, $"'{column.ToTexts()[0]}' in a column of numbers", "numbers", "Write times and ceilings as numbers.");
}
