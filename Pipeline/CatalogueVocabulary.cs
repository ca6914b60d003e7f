using System.Collections.Concurrent;
using Concord.Alignment.Catalogue;
using Concord.Datasets.Catalogue;
using Concord.Models;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline;

/// <summary>What a manifest can name, answered from the three catalogues and from the dataset files that it points to, which are loaded for it.</summary>
/// <param name="declared">Reads dataset files; null for a reader of its own.</param>
public sealed class CatalogueVocabulary(DeclaredDatasetReader? declared = null) : IManifestVocabulary
{
    private readonly DeclaredDatasetReader declared = declared ?? new DeclaredDatasetReader();
    private readonly ConcurrentDictionary<(string Name, string? Path, string? StateDict, string? Prefix), ArchitectureOutline> outlines = new();

    /// <inheritdoc/>
    public IReadOnlyList<string> ArchitectureIds { get; } = [.. ArchitectureCatalogue.All.Select(entry => entry.Id)];

    /// <inheritdoc/>
    public IReadOnlyList<string> DatasetIds { get; } = [.. DatasetCatalogue.All.Where(entry => entry.CanLoad).Select(entry => entry.Info.Id)];

    /// <inheritdoc/>
    public IReadOnlyList<string> UnloadableDatasetIds { get; } = [.. DatasetCatalogue.All.Where(entry => !entry.CanLoad).Select(entry => entry.Info.Id)];

    /// <inheritdoc/>
    public bool HasDataset(string dataset) => DatasetPath.Is(dataset) ? this.declared.Read(dataset).Dataset is not null : this.DatasetIds.Contains(dataset);

    /// <inheritdoc/>
    public string DatasetIdOf(string dataset) => this.InfoOf(dataset).Id;

    /// <inheritdoc/>
    public IReadOnlyList<Finding> FaultsOf(string datasetFile) => this.declared.Read(datasetFile).Findings;

    /// <inheritdoc/>
    public IReadOnlyList<MetricEntry> MetricEntries => MetricCatalogue.All;

    /// <inheritdoc/>
    public string FamilyOf(string architecture) => ArchitectureCatalogue.Find(architecture).Family;

    /// <inheritdoc/>
    public bool DecidesByTexts(string architecture) => ArchitectureCatalogue.Find(architecture).TextTower is not null;

    /// <inheritdoc/>
    public IReadOnlyList<LayerInfo> LayersOf(NetworkSource network) => this.OutlineOf(network).Layers;

    /// <inheritdoc/>
    public bool HasPositions(NetworkSource network) => this.OutlineOf(network).HasPositions;

    /// <inheritdoc/>
    public long ParametersOf(NetworkSource network) => this.OutlineOf(network).Census.Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<ArchitectureOption> OptionsOf(string architecture) => ArchitectureCatalogue.Find(architecture).Options;

    /// <inheritdoc/>
    public IReadOnlyList<string> DefaultLayersOf(string architecture) => ArchitectureCatalogue.Find(architecture).DefaultLayers;

    // A deeper or wider checkpoint has other layers than the published sizes. A file that cannot be read is told of by the run, and by its own check.
    private ArchitectureOutline OutlineOf(NetworkSource network) => this.outlines.GetOrAdd((network.Name, network.Weights.Path, network.Weights.StateDict, network.Weights.Prefix), key =>
    {
        try
        {
            return File.Exists(key.Path)
                ? ArchitectureCatalogue.OutlineOf(key.Name, key.Path, ArchitectureCatalogue.Find(key.Name).DefaultPreprocessing, key.StateDict, key.Prefix)
                : ArchitectureCatalogue.OutlineOf(key.Name);
        }
        catch (Exception exception) when (exception is WeightsException or ModelException or IOException or UnauthorizedAccessException)
        {
            return ArchitectureCatalogue.OutlineOf(key.Name);
        }
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> RegionsOf(string dataset) => this.InfoOf(dataset).Regions;

    /// <inheritdoc/>
    public DatasetParts PartsOf(string dataset, string? region)
    {
        DatasetContents contents = this.InfoOf(dataset).Contents;
        bool rdms = region is null ? contents.RdmRegions.Count > 0 : contents.RdmRegions.ContainsKey(region);
        int subjects = region is null ? contents.RdmRegions.Values.DefaultIfEmpty(0).Max() : contents.RdmRegions.GetValueOrDefault(region);
        subjects = Math.Max(subjects, contents.NeuroidSubjects);
        return (contents.HasNeuroids ? DatasetParts.Neuroids : DatasetParts.None)
            | (rdms ? DatasetParts.Rdms : DatasetParts.None)
            | (contents.HasTrials ? DatasetParts.Trials : DatasetParts.None)
            | (contents.HasLabels ? DatasetParts.Labels : DatasetParts.None)
            | (contents.HasStimuli ? DatasetParts.Stimuli : DatasetParts.None)
            | (contents.HasTexts ? DatasetParts.Texts : DatasetParts.None)
            | (contents.Groups > 0 ? DatasetParts.Groups : DatasetParts.None)
            | (contents.HasGivenFolds ? DatasetParts.GivenFolds : DatasetParts.None)
            | (contents.HasNeuroidCeilings ? DatasetParts.NeuroidCeilings : DatasetParts.None)
            | (contents.HasRepetitions ? DatasetParts.Repetitions : DatasetParts.None)
            | (subjects > 1 ? DatasetParts.SeveralSubjects : DatasetParts.None);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DatasetSourceName> DatasetSources(string dataset)
    {
        DatasetContents contents = this.InfoOf(dataset).Contents;
        return
        [
            .. contents.ModelRdms.Select(name => new DatasetSourceName(name, DatasetSourceKind.Rdm)),
            .. contents.Features.Select(name => new DatasetSourceName(name, DatasetSourceKind.Features)),
            .. contents.Observers.Select(name => new DatasetSourceName(name, DatasetSourceKind.Observer)),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> SubsetsOf(string dataset) => this.InfoOf(dataset).Contents.Sets;

    /// <inheritdoc/>
    public IReadOnlyList<string> ShownSubsetsOf(string dataset) => DatasetPath.Is(dataset) ? [] : [.. DatasetCatalogue.Find(dataset).Pictures.Select(pictures => pictures.Set)];

    /// <inheritdoc/>
    public int GroupCountOf(string dataset) => this.InfoOf(dataset).Contents.Groups;

    /// <inheritdoc/>
    public int? StimulusCountOf(string dataset) => this.InfoOf(dataset).Contents.Conditions;

    private DatasetInfo InfoOf(string dataset) => DatasetPath.Is(dataset) ? this.declared.Read(dataset).Dataset!.Info : DatasetCatalogue.Find(dataset).Info;
}
