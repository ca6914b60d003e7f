namespace Concord.Pipeline.Manifests;

/// <summary>Where weights come from: URL and SHA-256, a path (with SHA-256 or without), a SHA-256 alone, or a seed.</summary>
/// <param name="Url">An http or https address, or null.</param>
/// <param name="Path">The file, absolute, or null.</param>
/// <param name="Sha256">64 hexadecimal digits in lower case, or null.</param>
/// <param name="InitSeed">The seed of an untrained initialisation, 0 or more, or null.</param>
/// <param name="Position">Where the weights stand in the manifest.</param>
public sealed record WeightsText(string? Url, string? Path, string? Sha256, int? InitSeed, SourcePosition Position)
{
    /// <summary>Where in the checkpoint the tensors lie, such as <c>teacher</c> or <c>state_dict[1]</c>; null to find them.</summary>
    public string? StateDict { get; init; }

    /// <summary>The vocabulary file of a network that takes texts, absolute; null for the one beside the weights, or that the program brings.</summary>
    public string? Tokenizer { get; init; }

    /// <summary>What stands before the network's own names in the file's keys, such as <c>backbone.</c>; null to find it.</summary>
    public string? Prefix { get; init; }
}
