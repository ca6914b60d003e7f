using Concord.Datasets;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.Declared;
using Concord.Datasets.StimulusSets;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;

namespace Concord.Pipeline.Resolution;

/// <summary>Loads datasets, once a process: of the catalogue, every file resolved and verified first, or of a lab's own dataset file.</summary>
/// <param name="resolver">Finds the catalogue's files.</param>
/// <param name="declared">Reads dataset files; null for a reader of its own.</param>
public sealed class DatasetLoader(FileResolver resolver, DeclaredDatasetReader? declared = null)
{
    private readonly Dictionary<string, Dataset> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StimulusSet> pictures = new(StringComparer.Ordinal);
    private readonly DeclaredDatasetReader declared = declared ?? new DeclaredDatasetReader();

    /// <summary>The dataset.</summary>
    /// <param name="id">An id of the catalogue, or the path of a dataset file.</param>
    /// <param name="cancellationToken">Breaks a fetch off.</param>
    /// <exception cref="ResolutionException">A file cannot be had.</exception>
    /// <exception cref="DatasetException">A file is not what it should be, or the id is unknown.</exception>
    public Dataset Load(string id, CancellationToken cancellationToken = default)
    {
        if (DatasetPath.Is(id))
        {
            (Dataset? own, IReadOnlyList<Finding> findings) = this.declared.Read(id);
            return own ?? throw new DatasetException(id, string.Join(Environment.NewLine, findings), "a dataset file and data without mistakes", "Mend what is listed.");
        }

        if (!this.loaded.TryGetValue(id, out Dataset? dataset))
        {
            DatasetEntry entry = DatasetCatalogue.Find(id);
            entry.RequireLoadable();
            dataset = entry.Load(this.Paths(entry.Info, entry.Info.Files, cancellationToken));
            this.loaded[id] = dataset;
        }

        return dataset;
    }

    /// <summary>The dataset as far as it can be loaded, and what is wrong with the rest: to be checked, not scored.</summary>
    /// <param name="id">An id of the catalogue, or the path of a dataset file.</param>
    /// <param name="cancellationToken">Breaks a fetch off.</param>
    /// <exception cref="ResolutionException">A file of the catalogue's dataset cannot be had.</exception>
    /// <exception cref="DatasetException">The dataset file has mistakes, a file of the catalogue's dataset is not what it should be, or the id is unknown.</exception>
    public (Dataset Dataset, IReadOnlyList<DatasetFinding> Faults) LoadToCheck(string id, CancellationToken cancellationToken = default)
    {
        if (!DatasetPath.Is(id))
        {
            return (this.Load(id, cancellationToken), []);
        }

        DatasetReadResult file = DatasetFileReader.Read(id);
        if (file.Declaration is not { } declaration)
        {
            throw new DatasetException(id, string.Join(Environment.NewLine, file.Findings), "a dataset file without mistakes", "Mend what is listed.");
        }

        DeclaredReadResult result = DeclaredDataset.Read(declaration);
        DatasetFinding[] taken = DatasetCatalogue.All.Any(entry => entry.Info.Id == declaration.Id) ? [new DatasetFinding(Datasets.Checks.Severity.Error, $"the id '{declaration.Id}' is that of an entry of the catalogue; choose another")] : [];
        return (result.Dataset, [.. taken, .. result.Faults.Select(fault => new DatasetFinding(Datasets.Checks.Severity.Error, fault.Message))]);
    }

    /// <summary>Whether the pictures of a set of trials can be counted on: they are at hand, or at addresses that were tried. A plan does not hang on an address that nobody here has tried.</summary>
    public bool CanShow(string id, string set)
    {
        if (DatasetPath.Is(id))
        {
            return false;
        }

        DatasetEntry entry = DatasetCatalogue.Find(id);
        return entry.Pictures.FirstOrDefault(pictures => pictures.Set == set) is { } source
            && source.Files.All(file => file.LocationVerified || resolver.IsLocal(SourceOf(entry.Info, Named(source, file))));
    }

    /// <summary>The pictures of a set of trials.</summary>
    /// <exception cref="ResolutionException">A file cannot be had.</exception>
    public StimulusSet LoadPictures(string id, string set, CancellationToken cancellationToken = default)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        PictureSet source = entry.Pictures.First(pictures => pictures.Set == set);
        if (!this.pictures.TryGetValue(source.Id, out StimulusSet? stimuli))
        {
            stimuli = source.Load(source.Files.ToDictionary(file => file.Role, file => resolver.Resolve(SourceOf(entry.Info, Named(source, file)), cancellationToken), StringComparer.Ordinal));
            this.pictures[source.Id] = stimuli;
        }

        return stimuli;
    }

    /// <summary>Which of a dataset's files are at hand without the network.</summary>
    public (int AtHand, int All) Availability(DatasetInfo info) =>
        (info.Files.Count(file => resolver.IsLocal(SourceOf(info, file))), info.Files.Count);

    /// <summary>A dataset's file as something to resolve.</summary>
    public static SourceSpec SourceOf(DatasetInfo info, DatasetFile file) =>
        new($"{info.Id} ({file.Role})", file.Url, file.Sha256, file.Bytes, file.DataPath, file.TreeSha256) { Digest = file.Digest, Archive = file.Archive };

    private static DatasetFile Named(PictureSet pictures, DatasetFile file) => file with { Role = $"{pictures.Set}/{file.Role}" };

    private Dictionary<string, string> Paths(DatasetInfo info, IReadOnlyList<DatasetFile> files, CancellationToken cancellationToken) =>
        files.ToDictionary(file => file.Role, file => resolver.Resolve(SourceOf(info, file), cancellationToken), StringComparer.Ordinal);
}
