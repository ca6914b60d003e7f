namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>A value of the manifest's text with its place: a scalar, a list or a map.</summary>
/// <param name="Position">Where the value begins.</param>
/// <param name="Weight">The number of values in it, aliases counted in full.</param>
internal abstract record YamlValue(SourcePosition Position, long Weight)
{
    /// <summary>What it is, in the words of a message.</summary>
    public abstract string Describe { get; }
}
