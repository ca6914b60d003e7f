using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>Loads a recording as Brain-Score stores it: one assembly or several of the same neuroids (a training and a test part), and the stimuli that were shown.</summary>
/// <remarks>Presentations are kept. Memory: the values of each file twice, as float64.</remarks>
internal static class BrainScoreRecording
{
    /// <summary>Reads the recording and averages it.</summary>
    /// <param name="info">What it is.</param>
    /// <param name="files">The assemblies' paths, one after the other.</param>
    /// <param name="stimuli">What was shown; null where the pictures do not come with it.</param>
    /// <param name="layout">What the files do not say.</param>
    /// <param name="window">What is scored, for files with a time axis.</param>
    /// <exception cref="DatasetException">A file is not of this form, parts have other neuroids, or a stimulus was shown that is not among the stimuli.</exception>
    public static Dataset Load(DatasetInfo info, IReadOnlyList<string> files, StimulusSet? stimuli, AssemblyLayout layout, TimeBin? window = null)
    {
        PresentationAssembly recording = OneAfterTheOther(info.Id, [.. files.Select(file => AssemblyBuilder.Build(WithUniqueIds(NetCdfAssembly.Read(file)), layout, info.Id))]);
        if (stimuli is not null && recording.StimulusIds.FirstOrDefault(id => !stimuli.Contains(id)) is { } unknown)
        {
            throw new DatasetException($"dataset '{info.Id}'", $"presentations of '{unknown}', which is not among the {stimuli.Count} stimuli", "an id of the table of stimuli", "Fetch assembly and table again; they belong together.");
        }

        return new Dataset(info)
        {
            Stimuli = stimuli,
            Recordings = [recording],
            Window = window,
            Assemblies = [recording.Average(window)],
        };
    }

    /// <summary>The stimuli of several tables with their folders.</summary>
    /// <param name="id">The set's name.</param>
    /// <param name="category">The column of categories; null for none. A table without it gives stimuli without categories.</param>
    /// <param name="parts">Path of the table, and the folder of its pictures.</param>
    public static StimulusSet Stimuli(string id, string? category, params (string Table, string Folder)[] parts) => new(id, [.. parts.SelectMany(part =>
    {
        var table = new BrainScoreTable(CsvFile.Read(part.Table), part.Folder);
        int? column = category is not null && table.Table.Header.Contains(category, StringComparer.OrdinalIgnoreCase) ? table.Table.Column(category) : null;
        return Enumerable.Range(0, table.Table.Rows.Count).Select(row => Stimulus.FromFile(table.Table.Fields(row)[table.IdColumn], table.PathOf(row), column is { } at ? table.Table.Fields(row)[at] : null));
    })]);

    // Some files number the neuroids of each subject anew.
    private static LabelledArray WithUniqueIds(LabelledArray array)
    {
        LabelledAxis[] axes = [.. array.Axes.Select(axis =>
        {
            if (!axis.Labels.TryGetValue("neuroid_id", out LabelColumn? ids) || !axis.Labels.TryGetValue("subject", out LabelColumn? subjects))
            {
                return axis;
            }

            string[] texts = ids.ToTexts();
            return texts.Distinct(StringComparer.Ordinal).Count() == texts.Length
                ? axis
                : new LabelledAxis(axis.Name, axis.Length, new Dictionary<string, LabelColumn>(axis.Labels, StringComparer.Ordinal) { ["neuroid_id"] = LabelColumn.Of([.. subjects.ToTexts().Zip(texts, (subject, id) => $"{subject}.{id}")]) });
        })];
        return new LabelledArray(array.Where, array.Name, axes, array.Values, array.Attributes);
    }

    private static PresentationAssembly OneAfterTheOther(string id, IReadOnlyList<PresentationAssembly> parts)
    {
        PresentationAssembly first = parts[0];
        if (parts.Count == 1)
        {
            return first;
        }

        if (parts.FirstOrDefault(part => !part.Neuroids.Select(neuroid => neuroid.Id).SequenceEqual(first.Neuroids.Select(neuroid => neuroid.Id)) || !part.TimeBins.SequenceEqual(first.TimeBins)) is { } other)
        {
            throw new DatasetException($"dataset '{id}'", $"{first.Neuroids.Count} and {other.Neuroids.Count} neuroids, or time bins, that are not the same", "the same in each part", "Fetch the parts again; they belong together.");
        }

        return new PresentationAssembly(id, [.. parts.SelectMany(part => part.Presentations)], first.Neuroids, first.TimeBins, [.. parts.SelectMany(part => part.Values)]);
    }
}
