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

    /// <summary>The hash of each dataset used, by id.</summary>
    public IReadOnlyDictionary<string, string> Datasets { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
