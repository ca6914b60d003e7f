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
        if (labels.Length == 0)
        {
            throw new DatasetException(labels.Where, "no presentation", "at least one", "The array is empty.");
        }

        string[] stimuli = labels.Find(layout.StimulusColumn, LabelNames.Stimulus)?.ToTexts()
            ?? throw labels.Missing("stimulus ids", "stimulus_id", "columns: { stimulus: … }");
        LabelColumn? numbered = labels.Find(layout.RepetitionColumn, LabelNames.Repetition);
        string[]? sessions = labels.Find(layout.SessionColumn, LabelNames.Session)?.ToTexts();
        long[]? given = numbered is null
            ? null
            : numbered.ToInt64s() is { } whole && whole.All(number => number is >= int.MinValue and <= int.MaxValue) ? whole
            : throw new DatasetException(labels.Where, $"repetitions such as '{OddRepetition(numbered)}'", "whole numbers below 2³¹", "Number the repetitions of each stimulus.");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var presentations = new Presentation[stimuli.Length];
        for (int row = 0; row < stimuli.Length; row++)
        {
            int order = seen[stimuli[row]] = seen.GetValueOrDefault(stimuli[row]) + 1;
            presentations[row] = new Presentation(stimuli[row], given is null ? order : (int)given[row], sessions?[row]);
        }

        int empty = Array.FindIndex(stimuli, string.IsNullOrWhiteSpace);
        return empty < 0 ? presentations : throw new DatasetException(labels.Where, $"an empty stimulus id in row {empty}", "an id for each presentation", "Leave out presentations of nothing.");
    }

    private static Neuroid[] NeuroidsOf(AxisLabels labels, AssemblyLayout layout)
    {
        string[]? ids = labels.Find(layout.NeuroidColumn, LabelNames.Neuroid)?.ToTexts();
        string[] regions = One(labels, "region", labels.Find(layout.RegionColumn, LabelNames.Region), layout.Region);
        string[] subjects = One(labels, "subject", labels.Find(layout.SubjectColumn, LabelNames.Subject), layout.Subject);
        double[]? ceilings = Reals(labels, labels.Find(layout.CeilingColumn, LabelNames.Ceiling));
        string width = new('0', Math.Max(1, regions.Length.ToString(CultureInfo.InvariantCulture).Length));
        return [.. regions.Select((region, i) => new Neuroid(ids?[i] ?? $"{subjects[i]}.{region}.{i.ToString(width, CultureInfo.InvariantCulture)}", region, subjects[i], ceilings?[i] ?? double.NaN))];
    }

    // What the dataset file says of all neuroids may repeat what the file of data says, never contradict it.
    private static string[] One(AxisLabels labels, string what, LabelColumn? column, string? every)
    {
        string[]? own = column is null ? null : [.. column.ToTexts().Select(text => text.Trim())];
        string[] found = own ?? labels.Every(every) ?? throw labels.Missing(what + "s", what, what + ": …");
        int empty = Array.FindIndex(found, string.IsNullOrWhiteSpace);
        string? other = every is null ? null : Array.Find(found, name => name != every);
        return empty >= 0 ? throw new DatasetException(labels.Where, $"no {what} at place {empty}", $"a {what} for each neuroid", "Leave out neuroids of nowhere, or name the place.")
            : other is not null ? throw new DatasetException(labels.Where, $"{what} '{other}'", $"'{every}', as the dataset file says", $"Remove {what}: from the dataset file, or the column from the data.")
            : found;
    }

    private static string OddRepetition(LabelColumn numbered)
    {
        double[]? numbers = numbered.ToDoubles();
        string[] texts = numbered.ToTexts();
        int odd = numbers is null ? Array.FindIndex(texts, text => !LabelColumn.IsReal(text)) : Array.FindIndex(numbers, number => number != Math.Floor(number) || Math.Abs(number) > int.MaxValue);
        return texts[Math.Max(0, odd)];
    }

    private static TimeBin[] TimeBinsOf(AxisLabels? time, AssemblyLayout layout)
    {
        if (time is null)
        {
            return [];
        }

        double[]? starts = Reals(time, time.Find(null, LabelNames.Start));
        double[]? ends = Reals(time, time.Find(null, LabelNames.End));
        TimeBin[]? own = starts is null || ends is null ? null : [.. starts.Select((start, i) => new TimeBin(start, ends[i]))];
        if (layout.TimeBins.Count == 0)
        {
            return own ?? throw new DatasetException(time.Where, starts is null ? "no times" : $"moments ({starts[0]:0.##}, …) without ends: the middle of a bin, or its beginning?", "columns time_bin_start and time_bin_end", "Say in the dataset file what they are: bins: { from: -100, step: 10, count: 50 }.");
        }

        if (layout.TimeBins.Count != time.Length)
        {
            throw new DatasetException(time.Where, $"{time.Length} time bins in the file", $"{layout.TimeBins.Count}, as the dataset file says", "Count the bins.");
        }

        return own is null || own.SequenceEqual(layout.TimeBins)
            ? [.. layout.TimeBins]
            : throw new DatasetException(time.Where, $"bins {own[0]}, …", $"{layout.TimeBins[0]}, …, as the dataset file says", "Remove bins: from the dataset file, or the columns from the data.");
    }

    private static double[]? Reals(AxisLabels labels, LabelColumn? column) => column is null
        ? null
        : column.ToDoubles() ?? throw new DatasetException(labels.Where, $"'{column.ToTexts()[0]}' in a column of numbers", "numbers", "Write times and ceilings as numbers.");
}
