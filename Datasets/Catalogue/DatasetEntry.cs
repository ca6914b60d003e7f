namespace Concord.Datasets.Catalogue;

/// <summary>A dataset that the catalogue knows: what it is, and how it is loaded from files that somebody else has found.</summary>
public sealed class DatasetEntry
{
    private readonly Func<DatasetInfo, IReadOnlyDictionary<string, string>, Dataset> _load;

    /// <summary>Checks that roles are unique.</summary>
    /// <param name="info">What it is.</param>
    /// <param name="load">Reads it from paths by role; every role is there.</param>
    public DatasetEntry(DatasetInfo info, Func<DatasetInfo, IReadOnlyDictionary<string, string>, Dataset> load)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(load);
        Require.UniqueIds($"dataset '{info.Id}'", [.. info.Files.Select(file => file.Role)], "role");
        Info = info;
        _load = load;
    }

    /// <summary>What it is.</summary>
    public DatasetInfo Info { get; }

    /// <summary>The pictures of sets of trials, by set, where the entry has them; read apart from everything else.</summary>
    public IReadOnlyList<PictureSet> Pictures { get; init; } = [];

    /// <summary>Everything that can be fetched: <see cref="DatasetInfo.Files"/>, then the pictures, with the set before the role.</summary>
    public IEnumerable<DatasetFile> AllFiles =>
        [.. Info.Files, .. Pictures.SelectMany(pictures => pictures.Files.Select(file => file with { Role = $"{pictures.Set}/{file.Role}" }))];

    /// <summary>Reads the dataset.</summary>
    /// <param name="pathByRole">A path for the role of each of <see cref="DatasetInfo.Files"/>; the bytes are taken to be verified already.</param>
    /// <exception cref="DatasetException">A role without a path, or a file that is not what the entry says.</exception>
    public Dataset Load(IReadOnlyDictionary<string, string> pathByRole)
    {
        ArgumentNullException.ThrowIfNull(pathByRole);
        string[] missing = [.. Info.Files.Select(file => file.Role).Where(role => !pathByRole.ContainsKey(role))];
        return missing.Length == 0
            ? _load(Info, pathByRole)
            : throw new DatasetException($"dataset '{Info.Id}'", $"no path for {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? $" and {missing.Length - 5} more" : "")}", "one for each file of the entry", "Fetch the dataset, or set CONCORD_DATA for what has no public location.");
    }
}
