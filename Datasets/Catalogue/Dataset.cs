using Concord.Datasets.Assemblies;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>A loaded dataset; parts that it lacks are null or empty.</summary>
public sealed class Dataset
{
    /// <summary>Begins a dataset; the parts are set with an initialiser.</summary>
    /// <param name="info">What it is.</param>
    public Dataset(DatasetInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
    }

    /// <summary>What it is.</summary>
    public DatasetInfo Info { get; }

    /// <summary>What was shown.</summary>
    public StimulusSet? Stimuli { get; init; }

    /// <summary>Measured responses.</summary>
    public IReadOnlyList<NeuroidAssembly> Assemblies { get; init; } = [];

    /// <summary>The same responses with every presentation kept, where the source has them; <see cref="Assemblies"/> are their means.</summary>
    public IReadOnlyList<PresentationAssembly> Recordings { get; init; } = [];

    /// <summary>The time over which <see cref="Recordings"/> were averaged; null where they have one bin or none.</summary>
    public TimeBin? Window { get; init; }

    /// <summary>Every kind of per-neuroid ceiling that comes with the first assembly, by the source's name; the one in <see cref="Neuroid.Ceiling"/> among them. Empty when there is none.</summary>
    public IReadOnlyDictionary<string, double[]> NeuroidCeilings { get; init; } = new Dictionary<string, double[]>(StringComparer.Ordinal);

    /// <summary>RDMs of brains and of behaviour.</summary>
    public IReadOnlyList<RdmSet> Rdms { get; init; } = [];

    /// <summary>RDMs of models that come with the data; null when there are none.</summary>
    public RdmSet? ModelRdms { get; init; }

    /// <summary>Features that come with the data; their ids are those of the assembly's rows.</summary>
    public IReadOnlyList<FeatureSet> Features { get; init; } = [];

    /// <summary>Behavioural trials.</summary>
    public IReadOnlyList<TrialTable> Trials { get; init; } = [];

    /// <summary>How people labelled the stimuli.</summary>
    public LabelDistribution? Labels { get; init; }

    /// <summary>The dataset's own partition; numbers rows of the first assembly.</summary>
    public NamedFolds? GivenFolds { get; init; }

    /// <summary>Row of the responses → the group that no fold of a cross-validation may divide; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? FoldGroups { get; init; }

    /// <summary>Stimulus id → the recorded condition into which presentations of many stimuli were averaged; null when stimuli are the conditions.</summary>
    public IReadOnlyDictionary<string, string>? StimulusGroups { get; init; }

    /// <summary>The same parts with another description: a lab's own dataset knows what is in it only once it is loaded.</summary>
    internal Dataset With(DatasetInfo info) => new(info)
    {
        Stimuli = Stimuli,
        Assemblies = Assemblies,
        Recordings = Recordings,
        Window = Window,
        NeuroidCeilings = NeuroidCeilings,
        Rdms = Rdms,
        ModelRdms = ModelRdms,
        Features = Features,
        Trials = Trials,
        Labels = Labels,
        GivenFolds = GivenFolds,
        FoldGroups = FoldGroups,
        StimulusGroups = StimulusGroups,
    };

    /// <summary>The RDMs that scoring against a region means: one a subject, sessions averaged.</summary>
    /// <exception cref="DatasetException">No RDM set has that region.</exception>
    public RdmSet RegionRdms(string region)
    {
        RdmSet? set = Rdms.FirstOrDefault(rdms => rdms.Regions.Contains(region));
        return set is not null
            ? set.SubjectMeans(region)
            : throw new DatasetException($"dataset '{Info.Id}'", $"no RDMs of region '{region}'", $"one of {string.Join(", ", Rdms.SelectMany(rdms => rdms.Regions))}", "Check the spelling in the manifest.");
    }
}
