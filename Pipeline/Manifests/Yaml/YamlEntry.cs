namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlValue Value);
