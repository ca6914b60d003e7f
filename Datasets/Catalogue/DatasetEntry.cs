namespace Concord.Datasets.Catalogue;

/// <summary>A dataset that the catalogue knows: what it is, and how it is loaded from files that somebody else has found.</summary>
public sealed class DatasetEntry
{
    private readonly Func<DatasetInfo, IReadOnlyDictionary<string, string>, Dataset>? _load;

    /// <summary>Checks that roles are unique.</summary>
    /// <param name="info">What it is.</param>
    /// <param name="load">Reads it from paths by role; every role is there. Null where nothing reads its files yet: they can be fetched and verified, and no manifest can name it.</param>
    public DatasetEntry(DatasetInfo info, Func<DatasetInfo, IReadOnlyDictionary<string, string>, Dataset>? load)
    {
        ArgumentNullException.ThrowIfNull(info);
        Require.UniqueIds($"dataset '{info.Id}'", [.. info.Files.Select(file => file.Role)], "role");
        Info = info;
        _load = load;
    }

    /// <summary>What it is.</summary>
    public DatasetInfo Info { get; }

    /// <summary>Whether it can be loaded, and not only fetched.</summary>
    public bool CanLoad => _load is not null;

    /// <summary>The pictures of sets of trials, by set, where the entry has them; read apart from everything else.</summary>
    public IReadOnlyList<PictureSet> Pictures { get; init; } = [];

    /// <summary>Everything that can be fetched: <see cref="DatasetInfo.Files"/>, then the pictures, with the set before the role.</summary>
    public IEnumerable<DatasetFile> AllFiles =>
        [.. Info.Files, .. Pictures.SelectMany(pictures => pictures.Files.Select(file => file with { Role = $"{pictures.Set}/{file.Role}" }))];

    /// <summary>Reads the dataset.</summary>
    /// <param name="pathByRole">A path for the role of each of <see cref="DatasetInfo.Files"/>; the bytes are taken to be verified already.</param>
    /// <exception cref="DatasetException">Nothing reads this entry yet, a role without a path, or a file that is not what the entry says.</exception>
    public Dataset Load(IReadOnlyDictionary<string, string> pathByRole)
    {
        ArgumentNullException.ThrowIfNull(pathByRole);
        RequireLoadable();
        string[] missing = [.. Info.Files.Select(file => file.Role).Where(role => !pathByRole.ContainsKey(role))];
        return missing.Length == 0
            ? _load!(Info, pathByRole)
            : throw new DatasetException($"dataset '{Info.Id}'", $"no path for {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? $" and {missing.Length - 5} more" : "")}", "one for each file of the entry", "Fetch the dataset, or set CONCORD_DATA for what has no public location.");
    }

    /// <summary>Refuses an entry that nothing reads yet; before its files are fetched for nothing.</summary>
    /// <exception cref="DatasetException">It has no reader.</exception>
    public void RequireLoadable()
    {
        if (_load is null)
        {
            throw new DatasetException($"dataset '{Info.Id}'", "an entry that can be fetched, not loaded yet", "one that can be loaded (`concord datasets list` tells)", "Fetch its files with `concord datasets fetch`, and declare them in a dataset file of your own.");
        }
    }
}
