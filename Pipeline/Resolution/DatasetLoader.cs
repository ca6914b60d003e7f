using Concord.Datasets;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;

namespace Concord.Pipeline.Resolution;

/// <summary>Loads datasets of the catalogue, once a process: every file resolved and verified first.</summary>
public sealed class DatasetLoader(FileResolver resolver)
{
    private readonly Dictionary<string, Dataset> loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StimulusSet> pictures = new(StringComparer.Ordinal);

    /// <summary>The dataset.</summary>
    /// <exception cref="ResolutionException">A file cannot be had.</exception>
    /// <exception cref="DatasetException">A file is not what it should be, or the id is unknown.</exception>
    public Dataset Load(string id, CancellationToken cancellationToken = default)
    {
        if (!this.loaded.TryGetValue(id, out Dataset? dataset))
        {
            DatasetEntry entry = DatasetCatalogue.Find(id);
            entry.RequireLoadable();
            dataset = entry.Load(this.Paths(entry.Info, entry.Info.Files, cancellationToken));
            this.loaded[id] = dataset;
        }

        return dataset;
    }

    /// <summary>Whether the pictures of a set of trials can be counted on: they are at hand, or at addresses that were tried. A plan does not hang on an address that nobody here has tried.</summary>
    public bool CanShow(string id, string set)
    {
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
