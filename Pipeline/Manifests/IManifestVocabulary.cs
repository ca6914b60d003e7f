using Concord.Alignment.Catalogue;
using Concord.Models.Activations;
using Concord.Models.Catalogue;

namespace Concord.Pipeline.Manifests;

/// <summary>What a manifest can name. Answers come from catalogues and the outlines of weights files: no weights are loaded, and no data read but those of a dataset file.</summary>
/// <remarks>Every method is asked only about ids that the lists contain, or about datasets that <see cref="HasDataset"/> knows.</remarks>
public interface IManifestVocabulary
{
    /// <summary>Every architecture.</summary>
    IReadOnlyList<string> ArchitectureIds { get; }

    /// <summary>Every dataset of the catalogue that can be loaded.</summary>
    IReadOnlyList<string> DatasetIds { get; }

    /// <summary>Every dataset of the catalogue that can only be fetched: no manifest can use it.</summary>
    IReadOnlyList<string> UnloadableDatasetIds { get; }

    /// <summary>Whether there is such a dataset: an id of the catalogue, or the path of a dataset file whose data can be loaded.</summary>
    bool HasDataset(string dataset);

    /// <summary>The id under which scores keep a known dataset: its own, also where it is named by the path of its file.</summary>
    string DatasetIdOf(string dataset);

    /// <summary>What is wrong with a dataset file, or with the data that it names; empty where all is well.</summary>
    IReadOnlyList<Finding> FaultsOf(string datasetFile);

    /// <summary>Every metric.</summary>
    IReadOnlyList<MetricEntry> MetricEntries { get; }

    /// <summary>The architecture's family: convnet, transformer, …</summary>
    string FamilyOf(string architecture);

    /// <summary>Whether a known architecture compares pictures with texts, so that it decides by sentences.</summary>
    bool DecidesByTexts(string architecture);

    /// <summary>Every layer and part that can be named, in the order of the forward pass; as the weights make them where their file is there.</summary>
    IReadOnlyList<LayerInfo> LayersOf(NetworkSource network);

    /// <summary>Whether the network has a table of positions.</summary>
    bool HasPositions(NetworkSource network);

    /// <summary>The mechanisms that can be switched; empty for most architectures.</summary>
    IReadOnlyList<ArchitectureOption> OptionsOf(string architecture);

    /// <summary>Trained values, counted from shapes; as the weights make them where their file is there.</summary>
    long ParametersOf(NetworkSource network);

    /// <summary>The layers scored where the manifest names none.</summary>
    IReadOnlyList<string> DefaultLayersOf(string architecture);

    /// <summary>The regions recorded; empty where the dataset has none (behaviour).</summary>
    IReadOnlyList<string> RegionsOf(string dataset);

    /// <summary>What the dataset has, in that region where it differs; null for all of it.</summary>
    DatasetParts PartsOf(string dataset, string? region);

    /// <summary>The RDMs, feature sets and observers that come with the dataset as models.</summary>
    IReadOnlyList<DatasetSourceName> DatasetSources(string dataset);

    /// <summary>The sets of a dataset of many sets; empty otherwise.</summary>
    IReadOnlyList<string> SubsetsOf(string dataset);

    /// <summary>The sets of a dataset whose pictures a network can be shown.</summary>
    IReadOnlyList<string> ShownSubsetsOf(string dataset);

    /// <summary>The number of groups of stimuli that no fold should divide; 0 where there are none.</summary>
    int GroupCountOf(string dataset);

    /// <summary>The number of stimuli (rows of the responses), or null where it is known only from the data.</summary>
    int? StimulusCountOf(string dataset);
}
