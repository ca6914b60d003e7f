using Concord.Datasets;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Resolution;

/// <summary>Loads datasets of the catalogue, once a process: every file resolved and verified first.</summary>
public sealed class DatasetLoader(FileResolver resolver)
{
    private readonly Dictionary<string, Dataset> loaded = new(StringComparer.Ordinal);

    /// <summary>The dataset.</summary>
    /// <exception cref="ResolutionException">A file cannot be had.</exception>
    /// <exception cref="DatasetException">A file is not what it should be, or the id is unknown.</exception>
    public Dataset Load(string id, CancellationToken cancellationToken = default)
    {
        if (!this.loaded.TryGetValue(id, out Dataset? dataset))
        {
            DatasetEntry entry = DatasetCatalogue.Find(id);
            Dictionary<string, string> paths = new(StringComparer.Ordinal);
            foreach (DatasetFile file in entry.Info.Files)
            {
                paths[file.Role] = resolver.Resolve(SourceOf(entry.Info, file), cancellationToken);
            }

            dataset = entry.Load(paths);
            this.loaded[id] = dataset;
        }

        return dataset;
    }

    /// <summary>Which of a dataset's files are at hand without the network.</summary>
    public (int AtHand, int All) Availability(DatasetInfo info) =>
        (info.Files.Count(file => resolver.IsLocal(SourceOf(info, file))), info.Files.Count);

    /// <summary>A dataset's file as something to resolve.</summary>
    public static SourceSpec SourceOf(DatasetInfo info, DatasetFile file) =>
        new($"{info.Id} ({file.Role})", file.Url, file.Sha256, file.Bytes, file.DataPath, file.TreeSha256);
}
