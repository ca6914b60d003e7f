namespace Concord.Pipeline.Manifests;

/// <summary>The words of a finding: what is wrong, and what would be right.</summary>
internal sealed record Message(string Text, string? Remedy = null);
