namespace Concord.Pipeline.Manifests;

/// <summary>A choice that a multiverse varies.</summary>
/// <param name="Id">Its name, such as metric or layer-rule.</param>
/// <param name="Levels">Its levels; empty for all that there are.</param>
public sealed record VariedChoice(string Id, IReadOnlyList<string> Levels);
