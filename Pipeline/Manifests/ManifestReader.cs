using Concord.Pipeline.Checks;
using Concord.Pipeline.Manifests.Reading;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>Reads a manifest, finds every mistake in it at once, and fills in every default.</summary>
public static class ManifestReader
{
    /// <summary>Reads and checks a manifest; nothing is loaded but the files that it gives a SHA-256 for, which are hashed.</summary>
    /// <param name="path">The file; paths in it are relative to its folder.</param>
    /// <param name="vocabulary">What it can name.</param>
    /// <returns>The manifest, or null where a finding is an error. Mistakes of the user never throw.</returns>
    public static ManifestReadResult Read(string path, IManifestVocabulary vocabulary)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(vocabulary);
        FindingLog log = new(path);
        Manifest? manifest = YamlFile.Load(path, log) is { } text ? Parse(path, text, vocabulary, log) : null;
        if (manifest is not null)
        {
            foreach (Finding finding in ManifestChecks.All.SelectMany(check => check.Run(manifest, vocabulary)))
            {
                log.Add(finding);
            }
        }

        return new ManifestReadResult(log.HasErrors ? null : manifest, log.Sorted());
    }

    /// <summary>Reads a manifest that was checked when it was submitted: its text is there, its file is not read, and no check is run again.</summary>
    /// <param name="path">Where the file was; paths in the text are relative to its folder.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="vocabulary">What it can name.</param>
    public static ManifestReadResult ReadSubmitted(string path, string text, IManifestVocabulary vocabulary)
    {
        FindingLog log = new(path);
        Manifest? manifest = Parse(path, text, vocabulary, log);
        return new ManifestReadResult(log.HasErrors ? null : manifest, log.Sorted());
    }

    private static Manifest? Parse(string path, string text, IManifestVocabulary vocabulary, FindingLog log)
    {
        if (YamlTree.Read(text, log) is not { } root)
        {
            return null;
        }

        if (root is YamlScalar { IsNull: true })
        {
            log.Error(new SourcePosition(1, 1), Messages.Empty);
            return null;
        }

        ManifestPositions positions = new();
        ReadingContext context = new(Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty, vocabulary, new ValueBinder(log, positions));
        Manifest? manifest = context.Values.Map(root, "the manifest") is { } map ? ManifestBuilder.Build(map, context) : null;
        return manifest is null ? null : manifest with { Path = path, Text = text, Positions = positions };
    }
}
