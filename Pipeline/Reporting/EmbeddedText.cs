using System.Text;

namespace Concord.Pipeline.Reporting;

/// <summary>Texts that are part of the program: styles and scripts of its pages.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one, with line ends as on Linux, so that its hash is the same everywhere.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
