namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>A map, duplicate keys kept.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, SourcePosition Position)
    : YamlValue(Position, 1 + Entries.Sum(entry => 1 + entry.Value.Weight))
{
    public override string Describe => "a map of keys";
}
