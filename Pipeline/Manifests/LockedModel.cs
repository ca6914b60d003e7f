namespace Concord.Pipeline.Manifests;

/// <summary>What resolution found out about a model.</summary>
public sealed record LockedModel
{
    /// <summary>The SHA-256 of the weights or activations used, 64 hexadecimal digits in lower case; null keeps the manifest's.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The canonical text of the preprocessing used; null where there is none.</summary>
    public string? Preprocessing { get; init; }

    /// <summary>The layers scored, by name; null keeps the manifest's selection.</summary>
    public IReadOnlyList<string>? Layers { get; init; }
}
