namespace Concord.Pipeline.Manifests;

/// <summary>What resolution adds to a manifest in its lock file.</summary>
public sealed record LockExtras
{
    /// <summary>Nothing to add.</summary>
    public static LockExtras None { get; } = new();

    /// <summary>The version of Concord, or null.</summary>
    public string? Version { get; init; }

    /// <summary>By model id.</summary>
    public IReadOnlyDictionary<string, LockedModel> Models { get; init; } = new Dictionary<string, LockedModel>(StringComparer.Ordinal);

    /// <summary>The hash of the recorded side of each benchmark, by the benchmark's id: of the numbers, their labels, folds and groups.</summary>
    public IReadOnlyDictionary<string, string> Datasets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
