using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Tests.Language;

public sealed class TextExtractionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly ReadoutSpec Last = new(TokenPolicy.Last, ProjectionSpec.None);
    private static readonly ReadoutSpec Mean = new(TokenPolicy.Mean, ProjectionSpec.None);

    [Theory]
    [InlineData("gpt2-tiny", 0)]
    [InlineData("gpt2-tiny[bos=endoftext]", 1)]
    [InlineData("llama-260k", 1)]
    public void Last_and_mean_are_what_a_text_alone_has_at_its_tokens(string id, int prefix)
    {
        using LoadedModel model = LoadedModel.Untrained(id, 3, SampleTexts.Options(id));
        using Network twin = ArchitectureCatalogue.Find(id).Create(Wiring.Real(), null);
        SeededInitialization.Fill(twin, 3);
        LayerRequest[] requests = [new("blocks.1", Last), new("blocks.1", Mean), new("logits", Last)];
        var sink = new MemorySink(SampleTexts.Seven.Count);
        model.Extract(SampleTexts.Seven, requests, 3, sink, null, Token);

        for (int i = 0; i < SampleTexts.Seven.Count; i++)
        {
            long[] ids = [.. model.Tokenizer!.Encode(SampleTexts.Seven[i]).Ids.Select(token => (long)token)];
            using torch.Tensor input = torch.tensor(ids, [1, ids.Length]);
            CapturingRecorder alone = CapturingRecorder.Of(twin, input);
            float[] block = alone.Sites["blocks.1"];
            int width = block.Length / ids.Length;
            float[] mean = [.. Enumerable.Range(0, width).Select(unit => (float)Enumerable.Range(prefix, ids.Length - prefix).Average(token => (double)block[(token * width) + unit]))];
            Close(block[^width..], sink.Rows(0).AsSpan(i * width, width).ToArray());
            Close(mean, sink.Rows(1).AsSpan(i * width, width).ToArray());
            float[] logits = alone.Sites["logits"];
            int words = logits.Length / ids.Length;
            Close(logits[^words..], sink.Rows(2).AsSpan(i * words, words).ToArray());
        }
    }

    [Theory]
    [InlineData("gpt2-tiny")]
    [InlineData("llama-260k")]
    public void No_token_sees_a_later_one(string id)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 5);
        using torch.Tensor shorter = torch.tensor(new long[] { 1, 20, 300, 41 }, [1, 4]);
        using torch.Tensor longer = torch.tensor(new long[] { 1, 20, 300, 41, 500, 9 }, [1, 6]);
        CapturingRecorder a = CapturingRecorder.Of(network, shorter);
        CapturingRecorder b = CapturingRecorder.Of(network, longer);
        string[] sites = [.. a.Sites.Keys.Where(site => a.Shapes[site].Length == 3)];
        Assert.True(sites.Length > 20);
        Assert.All(sites, site => Close(a.Sites[site], b.Sites[site][..a.Sites[site].Length]));
    }

    [Fact]
    public void Readouts_that_texts_do_not_have_are_refused()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1);
        Refused("longer texts have more", model, "blocks.0.attn.weights", Mean);
        Refused("tokens=all on texts", model, "blocks.0", ReadoutSpec.Full);
        Refused("A text has no class token", model, "blocks.0", new(TokenPolicy.Cls, ProjectionSpec.None));
        using LoadedModel pictures = LoadedModel.Untrained("vit-tiny-32", 1);
        ModelException error = Assert.Throws<ModelException>(() => pictures.Extract(Stimuli.Noise(1, 32), [new("embed", Last)], 1, new MemorySink(1), null, Token));
        Assert.Contains("tokens=last on a network that takes no texts", error.Message, StringComparison.Ordinal);

        static void Refused(string reason, LoadedModel model, string layer, ReadoutSpec readout)
        {
            ModelException error = Assert.Throws<ModelException>(() => model.Extract(["a"], [new(layer, readout)], 1, new MemorySink(1), null, Token));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pictures_for_a_network_of_texts_and_texts_for_one_of_pictures_are_refused()
    {
        using LoadedModel texts = LoadedModel.Untrained("gpt2-tiny", 1);
        using LoadedModel pictures = LoadedModel.Untrained("cifar-cnn-a", 1);
        ModelException first = Assert.Throws<ModelException>(() => texts.Extract(Stimuli.Noise(1, 32), [new("norm", Last)], 1, new MemorySink(1), null, Token));
        ModelException second = Assert.Throws<ModelException>(() => pictures.Extract(["a"], [new("logits", ReadoutSpec.Full)], 1, new MemorySink(1), null, Token));
        Assert.Contains("gpt2-tiny: pictures; expected texts", first.Message, StringComparison.Ordinal);
        Assert.Contains("cifar-cnn-a: texts; expected pictures", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_empty_or_too_long_is_named_before_the_first_pass()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1);
        ModelException empty = Assert.Throws<ModelException>(() => model.Extract(["a", ""], [new("norm", Last)], 1, new NoRows(), null, Token));
        ModelException longer = Assert.Throws<ModelException>(() => model.Extract(["a", "b", string.Concat(Enumerable.Repeat(" word", 257))], [new("norm", Last)], 1, new NoRows(), null, Token));
        Assert.Contains("text 2 of 2: no token", empty.Message, StringComparison.Ordinal);
        Assert.Contains("text 3 of 3: 257 tokens; expected at most 256", longer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_untrained_Llama_without_a_vocabulary_is_refused()
    {
        ModelException error = Assert.Throws<ModelException>(() => LoadedModel.Untrained("llama-260k", 1));
        Assert.Contains("tokenizer of llama-260k: no vocabulary file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_counts_texts_and_cancellation_stops_between_batches()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1);
        using var stop = new CancellationTokenSource();
        List<int> told = [];
        var progress = new Told(done =>
        {
            told.Add(done);
            if (done == 4)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => model.Extract(SampleTexts.Seven, [new("norm", Last)], 2, new RowBuffer(7, 64), progress, stop.Token));
        Assert.Equal([2, 4], told);
    }

    [Fact]
    public void Components_are_fitted_on_texts_and_applied_to_others()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1);
        ReadoutSpec readout = new(TokenPolicy.Last, new PcaSpec(2, "the first five"));
        PcaProjection fitted = model.FitPca([.. SampleTexts.Seven.Take(5)], "blocks.2", readout, 2, null, Token);
        var sink = new MemorySink(7);
        model.Extract(SampleTexts.Seven, [new("blocks.2", readout, fitted), new("blocks.2", Last)], 4, sink, null, Token);
        float[] expected = new float[14];
        fitted.Apply(sink.Rows(1), expected);
        Assert.InRange(Error.Largest(expected, sink.Rows(0)), 0, 1e-6);
    }

    [Fact]
    public void Memory_is_estimated_from_the_longest_text()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1);
        int longest = model.LongestText(SampleTexts.Seven);
        Assert.Equal(SampleTexts.Seven.Max(text => model.Tokenizer!.Encode(text).Ids.Count), longest);
        long most = model.EstimatePeakBytes([new("norm", Last)], 8);
        long real = model.EstimatePeakBytes([new("norm", Last)], 8, longest);
        Assert.Equal(256.0 / longest, (most - (4 * model.ParameterCount)) / (double)(real - (4 * model.ParameterCount)), 0.5);

        // The logits of all tokens of the batch exist, though only the last are read.
        Assert.True(model.EstimatePeakBytes([new("logits", Last)], 8, longest) - real > 8L * longest * 50257 * 4);
    }

    [Fact]
    public void Lesions_and_bfloat16_reach_texts_too()
    {
        float[] whole = Norm(new ModelOptions());
        Assert.NotEqual(whole, Norm(new ModelOptions { Ablation = new Ablation([], PositionAblation.Zero) }));
        Assert.NotEqual(whole, Norm(new ModelOptions { Ablation = new Ablation([new UnitAblation("blocks.0.attn.head.2", [])]) }));

        // 8 bits of mantissa: a few per cent after four blocks.
        float[] half = Norm(new ModelOptions { Precision = Precision.BFloat16 });
        Assert.InRange(Error.Largest(whole, half) / Error.Deviation(whole), 1e-4, 0.1);
        float[] llama = Norm(new ModelOptions { Precision = Precision.BFloat16, TokenizerPath = SampleTexts.Options("llama-260k")!.TokenizerPath }, "llama-260k");
        Assert.InRange(Error.Largest(Norm(SampleTexts.Options("llama-260k")!, "llama-260k"), llama) / Error.Deviation(llama), 1e-4, 0.1);

        static float[] Norm(ModelOptions options, string id = "gpt2-tiny")
        {
            using LoadedModel model = LoadedModel.Untrained(id, 1, options);
            var sink = new MemorySink(7);
            model.Extract(SampleTexts.Seven, [new("norm", Last)], 4, sink, null, Token);
            return sink.Rows(0);
        }
    }

    // Zero positions by hand: the table is zero, whatever the length of the text.
    [Fact]
    public void Without_positions_a_repeated_token_is_embedded_alike()
    {
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 1, new ModelOptions { Ablation = new Ablation([], PositionAblation.Zero) });
        var sink = new MemorySink(2);
        model.Extract([" a", " a a a a"], [new("embed", Last)], 2, sink, null, Token);
        Assert.Equal(sink.Rows(0)[..64], sink.Rows(0)[64..]);
    }

    [Fact]
    public void Layers_are_listed_at_the_longest_text()
    {
        LayerInfo[] layers = [.. ArchitectureCatalogue.LayersOf("gpt2")];
        Assert.Equal(["embed", .. Enumerable.Range(0, 12).Select(i => $"blocks.{i}"), "norm"], layers.Where(layer => !layer.IsPart).Select(layer => layer.Name));
        Assert.Equal([1024, 768], layers[0].Shape);
        Assert.Equal([12, 1024, 1024], layers.Single(layer => layer.Name == "blocks.3.attn.weights").Shape);
        Assert.Equal([1024, 64], layers.Single(layer => layer.Name == "blocks.3.attn.head.11").Shape);
        Assert.Equal([1024, 3072], layers.Single(layer => layer.Name == "blocks.3.mlp.hidden").Shape);
        Assert.Equal(("logits", true), (layers[^1].Name, layers[^1].IsPart));
        Assert.Equal([1024, 50257], layers[^1].Shape);
    }

    private static void Close(float[] expected, float[] found)
        => Assert.InRange(Error.Largest(expected, found) / Error.Deviation(expected), 0, 1e-5);

    private sealed class Told(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }

    private sealed class NoRows : IActivationSink
    {
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => Assert.Fail("rows came");
    }
}
