using System.Text.Json;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Texts;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Language;

/// <summary>The TinyStories Llama of 260,032 values, against PyTorch 1.13 and the text that llama2.c publishes (shared/data/weights/README.md §3).</summary>
public sealed class StoriesGoldenTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static string Weights => Repository.Shared("data", "weights", "stories260K.safetensors");

    [Fact]
    public void Ids_surprisals_logits_and_every_block_equal_PyTorch()
    {
        using JsonDocument golden = Golden();
        JsonElement[] sentences = [.. golden.RootElement.GetProperty("sentences").EnumerateArray()];
        string[] texts = [.. sentences.Select(sentence => sentence.GetProperty("text").GetString()!)];
        using LoadedModel model = LoadedModel.FromWeights("llama-260k", Weights);
        using Network network = Load("llama-260k[rope=interleaved]", Weights);
        using WeightsContent logits = WeightsFile.Read(Repository.Shared("data", "weights", "golden", "lm", "stories260K_logits.safetensors"));

        IReadOnlyList<TextSurprisal> surprisals = model.Surprisals(texts, 5, null, Token);

        double worstNats = 0, worstLogit = 0, worstBlock = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            int[] ids = [.. sentences[i].GetProperty("ids").EnumerateArray().Select(id => id.GetInt32())];
            Assert.Equal(ids, surprisals[i].Tokens.Ids);
            double[] nats = [.. sentences[i].GetProperty("surprisal_nats").EnumerateArray().Skip(1).Select(value => value.GetDouble())];
            Assert.True(double.IsNaN(surprisals[i].Nats[0]));
            worstNats = Math.Max(worstNats, nats.Zip(surprisals[i].Nats.Skip(1), (a, b) => Math.Abs(a - b)).Max());
            Assert.Equal(sentences[i].GetProperty("mean_surprisal_nats").GetDouble(), surprisals[i].Nats.Skip(1).Average(), 1e-4);

            using torch.Tensor input = torch.tensor(ids.Select(id => (long)id).ToArray(), [1, ids.Length]);
            CapturingRecorder found = CapturingRecorder.Of(network, input);
            float[] expected = logits.Tensors[$"sentence{i}"].data<float>().ToArray();
            worstLogit = Math.Max(worstLogit, Error.Largest(expected, found.Sites["logits"]) / Error.Deviation(expected));
            foreach (JsonProperty block in sentences[i].GetProperty("block_summaries").EnumerateObject())
            {
                worstBlock = Math.Max(worstBlock, Difference(found.Sites[block.Name.Replace("layers.", "blocks.", StringComparison.Ordinal)], block.Value, 64));
            }
        }

        output.WriteLine($"largest error: surprisal {worstNats:E2} nats, logits {worstLogit:E2} and blocks {worstBlock:E2} of their deviation");
        Assert.InRange(worstNats, 0, 1e-4);
        Assert.InRange(worstLogit, 0, 1e-5);
        Assert.InRange(worstBlock, 0, 1e-5);
        Assert.Equal(260_032, model.ParameterCount);
    }

    [Fact]
    public void Greedy_decoding_writes_the_published_text()
    {
        using JsonDocument golden = Golden();
        using LoadedModel model = LoadedModel.FromWeights("llama-260k", Weights);
        using Network network = Load("llama-260k[rope=interleaved]", Weights);
        var recorder = new LastWord();
        List<long> ids = [1];
        for (int step = 0; step < 256; step++)
        {
            using torch.Tensor input = torch.tensor(ids.ToArray(), [1, ids.Count]);
            network.Pass(input, recorder).Dispose();
            ids.Add(recorder.Word);
        }

        // The text ends where the network begins another story.
        int end = ids.IndexOf(1, 1);
        string text = model.Tokenizer!.Decode([.. ids.Take(end < 0 ? ids.Count : end).Skip(1).Select(id => (int)id)]);
        string published = golden.RootElement.GetProperty("greedy").GetProperty("published_text").GetString()!;
        Assert.Equal(565, published.Length);
        Assert.Equal(published, text);
    }

    // huggingface/transformers convert_llama_weights_to_hf.py, permute: w.view(heads, d/heads/2, 2, width).transpose(1, 2).reshape(d, width).
    [Fact]
    public void A_file_in_Hugging_Face_s_order_of_rows_gives_the_same_logits()
    {
        using WeightsContent content = WeightsFile.Read(Weights);
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> file = content.Tensors.ToDictionary(
            pair => pair.Key,
            pair => pair.Key.EndsWith("q_proj.weight", StringComparison.Ordinal) || pair.Key.EndsWith("k_proj.weight", StringComparison.Ordinal)
                ? pair.Value.view(pair.Value.shape[0] / 8, 4, 2, 64).transpose(1, 2).reshape(pair.Value.shape)
                : pair.Value);
        using Network own = Load("llama-260k[rope=interleaved]", Weights);
        using Network half = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("llama-260k[rope=half]"), file);
        using Network wrong = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("llama-260k[rope=interleaved]"), file);
        using torch.Tensor input = torch.tensor(new long[] { 1, 403, 407, 261, 378 }, [1, 5]);
        float[] expected = CapturingRecorder.Of(own, input).Sites["logits"];
        Assert.Equal(expected, CapturingRecorder.Of(half, input).Sites["logits"]);
        Assert.True(Error.Largest(expected, CapturingRecorder.Of(wrong, input).Sites["logits"]) > 0.1 * Error.Deviation(expected));
    }

    [Fact]
    public void Meta_s_names_are_read_and_a_stored_classifier_is_used()
    {
        using WeightsContent content = WeightsFile.Read(Weights);
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> file = content.Tensors.ToDictionary(pair => Meta(pair.Key), pair => pair.Value);
        file["output.weight"] = file["tok_embeddings.weight"];
        file["freqs_cos"] = torch.zeros(512, 4);
        using Network own = Load("llama-260k[rope=interleaved]", Weights);
        using Network whole = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("llama-260k[rope=interleaved]"), new Dictionary<string, torch.Tensor>(content.Tensors) { ["lm_head.weight"] = content.Tensors["model.embed_tokens.weight"] });
        using Network meta = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("llama-260k"), file);
        using torch.Tensor input = torch.tensor(new long[] { 1, 403, 407 }, [1, 3]);
        float[] expected = CapturingRecorder.Of(own, input).Sites["logits"];
        Assert.Equal(expected, CapturingRecorder.Of(meta, input).Sites["logits"]);
        Assert.Equal(expected, CapturingRecorder.Of(whole, input).Sites["logits"]);

        static string Meta(string key) => key.Replace("model.embed_tokens", "tok_embeddings", StringComparison.Ordinal).Replace("model.", string.Empty, StringComparison.Ordinal)
            .Replace("input_layernorm", "attention_norm", StringComparison.Ordinal).Replace("post_attention_layernorm", "ffn_norm", StringComparison.Ordinal)
            .Replace("self_attn.", "attention.w", StringComparison.Ordinal).Replace("mlp.gate", "feed_forward.w1", StringComparison.Ordinal)
            .Replace("mlp.down", "feed_forward.w2", StringComparison.Ordinal).Replace("mlp.up", "feed_forward.w3", StringComparison.Ordinal).Replace("_proj", string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_s_surprisal_is_the_sum_of_its_tokens()
    {
        using LoadedModel model = LoadedModel.FromWeights("llama-260k", Weights);
        TextSurprisal text = Assert.Single(model.Surprisals(["The cat sat on the mat and looked at the big red ball."], 1, null, Token));
        Assert.Equal(["The", "cat", "sat", "on", "the", "mat", "and", "looked", "at", "the", "big", "red", "ball."], text.Words.Select(word => word.Word));

        // ids: <s> The | c at | s at | on | the | m at | and | l oo ked | a t | the | big | r ed | b all .
        Assert.Equal([1, 2, 2, 1, 1, 2, 1, 3, 2, 1, 1, 2, 3], text.Words.Select(word => word.TokenCount));
        Assert.Equal(text.Nats[2] + text.Nats[3], text.Words[1].Nats, 1e-12);
        Assert.Equal(text.Nats.Skip(1).Sum(), text.Words.Sum(word => word.Nats), 1e-9);
    }

    private static JsonDocument Golden() => JsonDocument.Parse(File.ReadAllText(Repository.Shared("data", "weights", "golden", "lm", "stories260K_golden.json")));

    private static Network Load(string id, string path)
    {
        using WeightsContent content = WeightsFile.Read(path);
        return FormulaCheckpoint.Load(ArchitectureCatalogue.Find(id), content.Tensors);
    }

    private static double Difference(float[] values, JsonElement summary, int width)
    {
        double deviation = summary.GetProperty("std_pop").GetDouble();
        double norm = summary.GetProperty("l2").GetDouble();
        return new[]
        {
            Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()) / deviation,
            Math.Abs(Error.Deviation(values) - deviation) / deviation,
            Math.Abs(Math.Sqrt(values.Sum(value => (double)value * value)) - norm) / norm,
            summary.GetProperty("last_position_first8").EnumerateArray().Select((value, i) => Math.Abs(values[values.Length - width + i] - value.GetDouble())).Max() / deviation,
        }.Max();
    }

    private sealed class LastWord : ISiteRecorder
    {
        public long Word { get; private set; }

        public bool Wants(string name) => name == "logits";

        public void Visit(string name, SiteForm form, torch.Tensor x)
        {
            using torch.Tensor last = x[0, -1].argmax();
            Word = last.item<long>();
        }
    }
}
