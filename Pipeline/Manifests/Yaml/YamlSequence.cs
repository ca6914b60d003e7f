namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlValue> Items, SourcePosition Position)
    : YamlValue(Position, 1 + Items.Sum(item => item.Weight))
{
    public override string Describe => Items.Count == 0 ? "an empty list" : "a list";
}
