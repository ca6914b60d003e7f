using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class LanguageManifestTests
{
    private const string Text = """
        name: language
        models:
          - { id: unsaid, architecture: gpt, weights: { init: 3, tokenizer: words.json } }
          - { id: projected, architecture: gpt, weights: { init: 3 }, readout: { projection: { kind: sparse-random, dims: 4 } } }
          - { id: mean, architecture: gpt, weights: { init: 3 }, readout: { tokens: mean } }
          - { id: one-layer, architecture: gpt, weights: { init: 3 }, layers: [logits] }
        benchmarks:
          - { id: b, dataset: sentences, region: language, metrics: [ ridge ] }
        """;

    [Fact]
    public void A_language_network_is_read_at_the_last_token_unless_another_is_asked_for()
    {
        Manifest manifest = Reading.Good(Text);
        Assert.Equal(["last", "last", "mean", "last"], manifest.Models.Select(model => Assert.Single(model.Readouts).Tokens));
        Assert.EndsWith("words.json", ((NetworkSource)manifest.Models[0].Source).Weights.Tokenizer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_for_pictures_keeps_all_tokens()
        => Assert.Equal("all", Reading.Good(Reading.Small).Models[0].Readouts[0].Tokens);

    [Fact]
    public void The_lock_file_names_the_tokenizer_and_reads_back()
    {
        Manifest manifest = Reading.Good(Text);
        string written = LockFileWriter.Write(manifest, new LockExtras { Version = "1", Models = new Dictionary<string, LockedModel>() });
        Assert.Contains("words.json", written, StringComparison.Ordinal);
        Assert.Equal(manifest.Models.Select(model => model.Readouts[0].Tokens), Reading.Good(written).Models.Select(model => model.Readouts[0].Tokens));
    }

    [Fact]
    public void A_manifest_without_benchmarks_may_serve_an_export()
        => Assert.Empty(Reading.Good(Text[..Text.IndexOf("benchmarks", StringComparison.Ordinal)] + "benchmarks: []").Benchmarks);
}
