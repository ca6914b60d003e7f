using System.Text.Json;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>Checkpoints that hold more than the network, as training code leaves them; logits by PyTorch.</summary>
public sealed class PrefixTests
{
    [Theory]
    [InlineData("vit.pth", null, null)]
    [InlineData("model.safetensors.index.json", null, null)]
    [InlineData("madry.pth", null, null)]
    [InlineData("dino.pth", "student", null)]
    [InlineData("dino.pth", "student", "module.backbone.")]
    [InlineData("moco.pth", null, "module.encoder_q.")]
    [InlineData("moco.pth", null, "module.encoder_q")]
    public void The_network_is_found_and_gives_its_logits(string file, string? place, string? prefix) =>
        Assert.InRange(Largest(Logits(), Logits(file, place, prefix)), 0, 2e-6);

    [Fact]
    public void The_teacher_is_another_network() =>
        Assert.InRange(Largest(Logits(), Logits("dino.pth", "teacher", "backbone.")), 0.01, double.PositiveInfinity);

    [Fact]
    public void What_stands_beside_the_network_is_named()
    {
        using LoadedModel model = LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File("madry.pth"));
        Assert.Equal(
            [
                "'optimizer': a dictionary of 2",
                "'epoch': the number 3",
                "'normalizer.' (2 tensors): no part in inference (robustness)",
                "'attacker.' (27 tensors): no part in inference (robustness)",
            ],
            model.SkippedContent);
    }

    [Fact]
    public void Several_places_are_listed_and_not_guessed_at()
    {
        WeightsException fault = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File("dino.pth")));
        Assert.Equal("several dictionaries of tensors: student (27 tensors), teacher (27 tensors), dino_loss (1 tensors)", fault.Found);
        Assert.Equal("Say which: state-dict: in the manifest, or ModelOptions.StateDictPath.", fault.Remedy);
    }

    [Fact]
    public void Several_prefixes_are_listed_and_not_guessed_at()
    {
        WeightsException fault = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File("moco.pth")));
        Assert.Equal("the network under several prefixes ('module.encoder_k.', 'module.encoder_q.', 26 of its 58 published keys under each) with different values", fault.Found);
        Assert.Equal("Say which: prefix: in the manifest, or ModelOptions.Prefix.", fault.Remedy);
    }

    [Fact]
    public void A_prefix_that_is_not_there_is_answered_with_those_that_are()
    {
        WeightsException fault = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File("madry.pth"), new ModelOptions { Prefix = "backbone." }));
        Assert.Equal("no key that begins so; the file has 'module.' (55 tensors)", fault.Found);
    }

    [Fact]
    public void Sizes_that_differ_are_told_under_the_files_own_names_too()
    {
        using TemporaryFolder folder = new();
        using WeightsContent content = WeightsFile.Read(FormatReference.File("vit.pth"));
        using DisposeScope scope = torch.NewDisposeScope();
        OrderedDictionary<string, torch.Tensor> renamed = new(StringComparer.Ordinal)
        {
            ["0.cls_token"] = content.Tensors["cls_token"],
            ["0.positions"] = content.Tensors["pos_embed"][0],
            ["1.0.0.fn.1.query.bias"] = torch.zeros(5),
            ["1.0.0.fn.1.key.bias"] = torch.zeros(6),
            ["1.0.0.fn.1.value.bias"] = torch.zeros(6),
            ["1.0.1.fn.1.0.weight"] = torch.zeros(4, 7),
            ["2.3.extra"] = torch.zeros(1),
        };
        string path = folder.File("a.safetensors");
        SafetensorsWriter.Write(path, renamed);
        string message = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-vit-bn", path)).Message;
        Assert.Contains("mis-shaped: blocks.0.attn.qkv.bias is (17), expected (144) (in the file: 1.0.0.fn.1.query.bias + 1.0.0.fn.1.key.bias + 1.0.0.fn.1.value.bias)", message, StringComparison.Ordinal);
        Assert.Contains("surplus: 2.3.extra (1)\n", message, StringComparison.Ordinal);

        renamed["1.0.0.fn.1.query.bias"] = torch.zeros(2, 3);
        SafetensorsWriter.Write(path, renamed);
        WeightsException fault = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights("cifar-vit-bn", path));
        Assert.Equal("shape (2, 3) and (6) and (6), of which 'blocks.0.attn.qkv.bias' cannot be made", fault.Found);
    }

    [Fact]
    public void A_file_of_very_many_keys_is_answered_soon()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor one = torch.zeros(1);
        Dictionary<string, torch.Tensor> keys = Enumerable.Range(0, 20_000).ToDictionary(i => $"a{i % 7}.b{i % 1000}.c{i}.d.e.f.g.weight", _ => one, StringComparer.Ordinal);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ArchitectureEntry entry = ArchitectureCatalogue.Find("cifar-cnn-a");
        IReadOnlyDictionary<string, torch.Tensor> mapped = CheckpointFitting.Map(entry, keys, "many.pth");
        Assert.Equal(20_000, StateDictReport.Compare(new Dictionary<string, long[]>(StringComparer.Ordinal) { ["0.weight"] = [1] }, mapped.ToDictionary(pair => pair.Key, pair => pair.Value.shape, StringComparer.Ordinal)).Surplus.Count);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_place_in_a_format_without_places_is_refused()
    {
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(FormatReference.File("model-00001-of-00002.safetensors"), "state_dict"));
        Assert.Equal("a file of format safetensors, which has no place 'state_dict'", fault.Found);
    }

    private static float[] Logits()
    {
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(FormatReference.File("vit_logits.json")));
        return [.. expected.RootElement.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())];
    }

    private static float[] Logits(string file, string? place, string? prefix)
    {
        PreprocessingSpec plain = PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]);
        using LoadedModel model = LoadedModel.FromWeights("cifar-vit-bn", FormatReference.File(file), new ModelOptions { StateDictPath = place, Prefix = prefix, Preprocessing = plain });
        MemorySink sink = new(2);
        model.Extract(Pictures(), [new LayerRequest("logits", ReadoutSpec.Full)], 2, sink, null, TestContext.Current.CancellationToken);
        return sink.Rows(0);
    }

    // The pictures of make_formats.py: number i of the batch, channels before rows, is 7919 i modulo 256.
    private static Func<PixelImage>[] Pictures() =>
        [.. Enumerable.Range(0, 2).Select(n => (Func<PixelImage>)(() => new PixelImage(32, 32, Enumerable.Range(0, 3072).Select(j => (byte)(((n * 3072) + (j % 3 * 1024) + (j / 3)) * 7919)).ToArray())))];

    private static double Largest(float[] expected, float[] found) => expected.Zip(found, (a, b) => (double)Math.Abs(a - b)).Max();
}
