namespace Concord.Datasets.Assemblies;

/// <summary>Assemblies as labelled arrays, in the names that Brain-Score uses: what exporters write.</summary>
public static class AssemblyArray
{
    /// <summary>Every presentation: presentation × neuroid [× time_bin].</summary>
    /// <param name="recording">What to turn.</param>
    /// <param name="attributes">What else to say of it.</param>
    public static LabelledArray Of(PresentationAssembly recording, IReadOnlyDictionary<string, string>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var presentations = new Dictionary<string, LabelColumn>(StringComparer.Ordinal)
        {
            ["stimulus_id"] = LabelColumn.Of([.. recording.Presentations.Select(presentation => presentation.StimulusId)]),
            ["repetition"] = LabelColumn.Of([.. recording.Presentations.Select(presentation => (long)presentation.Repetition)]),
        };
        if (recording.Presentations.Any(presentation => presentation.Session is not null))
        {
            presentations["session"] = LabelColumn.Of([.. recording.Presentations.Select(presentation => presentation.Session ?? "")]);
        }

        var axes = new List<LabelledAxis> { new("presentation", recording.Presentations.Count, presentations), Neuroids(recording.Neuroids) };
        if (recording.TimeBins.Count > 0)
        {
            axes.Add(new LabelledAxis("time_bin", recording.TimeBins.Count, new Dictionary<string, LabelColumn>(StringComparer.Ordinal)
            {
                ["time_bin_start"] = LabelColumn.Of([.. recording.TimeBins.Select(bin => bin.Start)]),
                ["time_bin_end"] = LabelColumn.Of([.. recording.TimeBins.Select(bin => bin.End)]),
            }));
        }

        return new LabelledArray($"assembly '{recording.Id}'", Name(recording.Id), axes, recording.Values, attributes);
    }

    /// <summary>Means over presentations: presentation × neuroid.</summary>
    /// <param name="assembly">What to turn.</param>
    /// <param name="attributes">What else to say of it.</param>
    public static LabelledArray Of(NeuroidAssembly assembly, IReadOnlyDictionary<string, string>? attributes = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var stimuli = new Dictionary<string, LabelColumn>(StringComparer.Ordinal) { ["stimulus_id"] = LabelColumn.Of([.. assembly.StimulusIds]) };
        return new LabelledArray($"assembly '{assembly.Id}'", Name(assembly.Id), [new LabelledAxis("presentation", assembly.StimulusIds.Count, stimuli), Neuroids(assembly.Neuroids)], assembly.Values, attributes);
    }

    private static LabelledAxis Neuroids(IReadOnlyList<Neuroid> neuroids)
    {
        var labels = new Dictionary<string, LabelColumn>(StringComparer.Ordinal)
        {
            ["neuroid_id"] = LabelColumn.Of([.. neuroids.Select(neuroid => neuroid.Id)]),
            ["region"] = LabelColumn.Of([.. neuroids.Select(neuroid => neuroid.Region)]),
            ["subject"] = LabelColumn.Of([.. neuroids.Select(neuroid => neuroid.Subject)]),
        };
        if (neuroids.Any(neuroid => !double.IsNaN(neuroid.Ceiling)))
        {
            labels["ceiling"] = LabelColumn.Of([.. neuroids.Select(neuroid => neuroid.Ceiling)]);
        }

        return new LabelledAxis("neuroid", neuroids.Count, labels);
    }

    // NetCDF takes no blanks and slashes in names.
    private static string Name(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_'));
}
