using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>Reads manifests for tests, in the small world of <see cref="FakeVocabulary"/>.</summary>
internal static class Reading
{
    /// <summary>A manifest whose parts a test replaces.</summary>
    public const string Small = """
        name: small
        models:
          - id: net
            architecture: resnet18
            weights: { init: 3 }
        benchmarks:
          - id: b
            dataset: kriegeskorte92
            region: hIT
            metrics: [ rsa ]
        """;

    public static ManifestReadResult File(string path) => ManifestReader.Read(path, new FakeVocabulary());

    public static ManifestReadResult Text(string text)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("m.yaml");
        System.IO.File.WriteAllText(path, text);
        return File(path);
    }

    /// <summary>The manifest of a text that must have no errors.</summary>
    public static Manifest Good(string text)
    {
        ManifestReadResult result = Text(text);
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));
        return result.Manifest;
    }

    /// <summary>The findings as <c>line:column: text</c>, one a line.</summary>
    public static string Lines(ManifestReadResult result) =>
        string.Concat(result.Findings.Select(finding => (finding with { File = string.Empty }).ToString()[1..] + "\n"));
}
