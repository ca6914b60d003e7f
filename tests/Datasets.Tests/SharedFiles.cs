using Concord.Datasets.Catalogue;
using Concord.Tests;

namespace Concord.Datasets.Tests;

/// <summary>Finds an entry's files in shared/mirror and shared/data, as the pipeline's resolution does; each dataset is loaded once.</summary>
internal static class SharedFiles
{
    private static readonly Dictionary<string, Dataset> s_loaded = new(StringComparer.Ordinal);
    private static readonly Lock s_lock = new();

    public static Dataset Load(string id)
    {
        DatasetEntry entry = DatasetCatalogue.Find(id);
        Dictionary<string, string> paths = Paths(entry.Info);
        lock (s_lock)
        {
            return s_loaded.TryGetValue(id, out Dataset? dataset) ? dataset : s_loaded[id] = entry.Load(paths);
        }
    }

    public static Dictionary<string, string> Paths(DatasetInfo info) => Paths(info.Files);

    public static Dictionary<string, string> Paths(IReadOnlyList<DatasetFile> files)
    {
        string mirror = Repository.Shared("mirror");
        var byHash = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(Path.Combine(mirror, "mirror.csv")).Skip(1))
        {
            string[] parts = line.Split(',');
            byHash[parts[1]] = Path.Combine(mirror, parts[3]);
        }

        return files.ToDictionary(
            file => file.Role,
            file => file.DataPath is null ? byHash[file.Sha256!] : Repository.Shared(["data", .. file.DataPath.Split('/')]),
            StringComparer.Ordinal);
    }
}
