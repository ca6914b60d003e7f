using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>One option of architectures, varied over the networks that have it.</summary>
internal sealed record GridOption(string Name, IReadOnlyList<YamlValue> Values, SourcePosition Position)
{
    public string Path => GridReader.OptionsPrefix + Name;
}
