using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class LockFileWriterTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Lock_file_reads_back_as_the_same_manifest()
    {
        Manifest manifest = Reading.File(Repository.Reference("manifests", "good", "full.yaml")).Manifest!;
        Assert.NotNull(manifest);
        Manifest again = Reading.Good(LockFileWriter.Write(manifest, LockExtras.None));
        Assert.Equal(Structure.Of(manifest), Structure.Of(again));
    }

    [Fact]
    public void Lock_file_of_a_lock_file_is_the_same_text()
    {
        Manifest manifest = Reading.File(Repository.Reference("manifests", "good", "full.yaml")).Manifest!;
        string text = LockFileWriter.Write(manifest, LockExtras.None);
        Assert.Equal(text, LockFileWriter.Write(Reading.Good(text), LockExtras.None));
    }

    [Fact]
    public void Resolved_hashes_and_layers_replace_the_manifest_s()
    {
        string text = Reading.Small.Replace("{ init: 3 }", $"{{ sha256: {new string('b', 64)} }}", StringComparison.Ordinal);
        LockExtras extras = new()
        {
            Version = "0.1.0",
            Models = new Dictionary<string, LockedModel>(StringComparer.Ordinal)
            {
                ["net"] = new() { Sha256 = Hash, Layers = ["layer2", "logits"], Preprocessing = "resize 256: \"x\"" },
            },
            Datasets = new Dictionary<string, string>(StringComparer.Ordinal) { ["kriegeskorte92"] = Hash },
        };
        string written = LockFileWriter.Write(Reading.Good(text), extras);
        ModelSpec model = Reading.Good(written).Models[0];
        Assert.Equal(Hash, ((NetworkSource)model.Source).Weights.Sha256);
        Assert.Equal(LayerSelectionKind.Listed, model.Layers.Kind);
        Assert.Equal(["layer2", "logits"], model.Layers.Names);
        Assert.Contains("preprocessing: { net: \"resize 256: \\\"x\\\"\" }", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("12")]
    [InlineData("a: b")]
    [InlineData("quote \" and \\ and\\ttab")]
    [InlineData("line\\nend # no comment")]
    [InlineData("Ünïcode ☃ 日本")]
    public void Any_question_survives(string escaped)
    {
        string question = escaped.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
        Manifest manifest = Reading.Good(Reading.Small) with { Question = question };
        Assert.Equal(question, Reading.Good(LockFileWriter.Write(manifest, LockExtras.None)).Question);
    }
}
