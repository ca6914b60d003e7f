namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>A scalar.</summary>
/// <param name="Text">The text without its quotes.</param>
/// <param name="IsPlain">Whether it stands without quotes.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, SourcePosition Position) : YamlValue(Position, 1)
{
    private const int ShownLength = 60;

    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Describe => IsNull ? "nothing" : $"'{Short(Text)}'";

    /// <summary>A text as a message shows it: one line, not too long.</summary>
    public static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownLength ? line : $"{line[..ShownLength]}…";
    }
}
