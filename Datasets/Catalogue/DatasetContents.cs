using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>What is in a dataset, known before anything of it is read: manifests are checked against it.</summary>
public sealed record DatasetContents
{
    /// <summary>Rows of the recording (conditions); null where it is known only from the data.</summary>
    public int? Conditions { get; init; }

    /// <summary>Regions recorded as RDMs, with the number of subjects.</summary>
    public IReadOnlyDictionary<string, int> RdmRegions { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Whether responses of neuroids are recorded.</summary>
    public bool HasNeuroids { get; init; }

    /// <summary>Subjects in whom neuroids are recorded.</summary>
    public int NeuroidSubjects { get; init; }

    /// <summary>Whether neuroids come with ceilings.</summary>
    public bool HasNeuroidCeilings { get; init; }

    /// <summary>Whether those ceilings are correlations of two halves as they are; else they are taken as reliabilities of what is scored (corrected for length by Spearman and Brown).</summary>
    public bool HasHalfCeilings { get; init; }

    /// <summary>Whether presentations of one stimulus are kept apart, so that reliabilities can be computed.</summary>
    public bool HasRepetitions { get; init; }

    /// <summary>Whether there are stimuli that a network can be shown.</summary>
    public bool HasStimuli { get; init; }

    /// <summary>Whether those stimuli are texts; else they are pictures.</summary>
    public bool HasTexts { get; init; }

    /// <summary>Whether there are trials.</summary>
    public bool HasTrials { get; init; }

    /// <summary>Whether there are human label counts.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whether folds come with the data.</summary>
    public bool HasGivenFolds { get; init; }

    /// <summary>Groups of stimuli (categories) that no fold should divide; 0 where there are none.</summary>
    public int Groups { get; init; }

    /// <summary>Names of the RDMs of models that come with the data.</summary>
    public IReadOnlyList<string> ModelRdms { get; init; } = [];

    /// <summary>Names of the feature sets that come with the data.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Observers whose trials come with the data, as models; <c>humans</c> stands for humans against humans.</summary>
    public IReadOnlyList<string> Observers { get; init; } = [];

    /// <summary>Names of the sets, for a dataset of many sets.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>What is in a dataset that is loaded.</summary>
    public static DatasetContents Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Neuroid[] neuroids = [.. dataset.Assemblies.SelectMany(assembly => assembly.Neuroids)];
        return new DatasetContents
        {
            Conditions = dataset.Assemblies.Select(assembly => assembly.StimulusIds.Count)
                .Concat(dataset.Rdms.Select(set => set.StimulusIds.Count))
                .Concat(dataset.Labels is { } labels ? [labels.StimulusIds.Count] : [])
                .Concat(dataset.Stimuli is { } stimuli ? [stimuli.Count] : [])
                .Cast<int?>().FirstOrDefault(),
            RdmRegions = dataset.Rdms.SelectMany(set => set.Regions).Distinct(StringComparer.Ordinal).ToDictionary(region => region, region => dataset.RegionRdms(region).Entries.Count, StringComparer.Ordinal),
            HasNeuroids = neuroids.Length > 0,
            NeuroidSubjects = neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal).Count(),
            HasNeuroidCeilings = neuroids.Any(neuroid => double.IsFinite(neuroid.Ceiling)),
            HasRepetitions = dataset.Recordings.Any(recording => recording.HasRepetitions),
            HasStimuli = dataset.Stimuli is not null,
            HasTexts = dataset.Stimuli is { IsText: true },
            HasTrials = dataset.Trials.Count > 0,
            HasLabels = dataset.Labels is not null,
            HasGivenFolds = dataset.GivenFolds is not null && dataset.Assemblies.Count > 0,
            Groups = dataset.FoldGroups?.Values.Distinct(StringComparer.Ordinal).Count() ?? 0,
            ModelRdms = [.. dataset.ModelRdms?.Entries.Select(entry => entry.Name) ?? []],
            Features = [.. dataset.Features.Select(features => features.Name)],
            Observers = dataset.Trials.Count == 0 ? [] : [.. dataset.Trials.SelectMany(table => table.ModelObservers).Prepend("humans").Distinct(StringComparer.Ordinal)],
            Sets = [.. dataset.Trials.Select(table => table.Dataset)],
        };
    }
}
