using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>The weights of the mirror and of shared/data, as their authors published them.</summary>
public sealed class RealWeightsTests
{
    // File name, format, place of the weights, number of tensors, number of values: counted by CPython's unpickler with stand-in classes.
    // akamaster's ResNets: published parameters (269,722; 464,154; 658,586; 853,018) plus two running statistics a channel, 32 + 448 n values.
    public static TheoryData<string, string, string, int, long> Mirror => new()
    {
        { "resnet20-12fca82f.th", "pytorch-legacy", "state_dict", 97, 271_098 },
        { "resnet32-d509ac18.th", "pytorch-legacy", "state_dict", 157, 466_426 },
        { "resnet44-014dd654.th", "pytorch-legacy", "state_dict", 217, 661_754 },
        { "resnet56-4bfd9763.th", "pytorch-legacy", "state_dict", 277, 857_082 },
        { "resnet2b.pth", "pytorch-zip", "state_dict", 16, 112_006 },
        { "resnet4b.pth", "pytorch-zip", "state_dict", 26, 123_734 },
        { "cifar_conv_small_pgd.pth", "pytorch-zip", "state_dict[0]", 8, 125_318 },
        { "cifar_marabou_large.pth", "pytorch-zip", "(top level)", 10, 338_346 },
        { "cifar_marabou_medium.pth", "pytorch-zip", "(top level)", 10, 165_498 },
        { "cifar_marabou_small.pth", "pytorch-zip", "(top level)", 10, 85_218 },
        { "cifar_base.pth", "pytorch-legacy", "state_dict[0]", 8, 105_966 },
        { "cifar_deep.pth", "pytorch-legacy", "state_dict[0]", 12, 54_902 },
        { "cifar_wide.pth", "pytorch-legacy", "state_dict[0]", 8, 214_918 },
        { "cifar_cnn_a_adv.model", "pytorch-zip", "(top level)", 8, 214_918 },
        { "cifar_cnn_a_adv4.model", "pytorch-zip", "(top level)", 8, 214_918 },
        { "cifar_cnn_a_adv_alt.model", "pytorch-zip", "(top level)", 8, 214_918 },
        { "cifar_cnn_a_mix.model", "pytorch-zip", "(top level)", 8, 214_918 },
        { "cifar_cnn_a_mix4.model", "pytorch-zip", "(top level)", 8, 214_918 },
        { "cifar_small_8px.pth", "pytorch-legacy", "state_dict[0]", 8, 214_918 },
        { "cifar_small_36px.pth", "pytorch-legacy", "state_dict[0]", 8, 214_918 },
        { "vit_cifar10.pth", "pytorch-zip", "(top level)", 80, 811_146 },
        { "data.pt", "pytorch-zip", "(top level)", 2, (242 * 3 * 32 * 32) + 242 },
    };

    [Theory]
    [MemberData(nameof(Mirror))]
    public void Each_file_of_the_mirror_reads(string name, string format, string place, int tensors, long values)
    {
        MirrorFile file = MirrorFile.All().Single(file => Path.GetFileName(file.Url) == name);
        using WeightsContent content = WeightsFile.Read(file.Path);
        Assert.Equal(file.Sha256, content.Sha256);
        Assert.Equal((format, place, tensors, values), (content.Format, content.StateDictPath, content.Tensors.Count, content.Tensors.Values.Sum(tensor => tensor.numel())));
        Assert.All(content.Tensors.Values, tensor => Assert.DoesNotContain(TensorValues.Doubles(tensor), value => !double.IsFinite(value)));
    }

    [Fact]
    public void No_weights_file_of_the_mirror_is_left_out() =>
        Assert.Equal(
            MirrorFile.All().Select(file => Path.GetFileName(file.Url)).Where(name => Path.GetExtension(name) is ".pth" or ".th" or ".pt" or ".model").Order(StringComparer.Ordinal),
            Mirror.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_safetensors_file_reads_and_equals_the_checkpoint_it_was_made_from()
    {
        string folder = Repository.Shared("data", "weights");
        Dictionary<string, MirrorFile> mirror = MirrorFile.All().ToDictionary(file => file.Url, StringComparer.Ordinal);
        List<string> compared = [];
        foreach (string path in Directory.GetFiles(folder, "*.safetensors").Order(StringComparer.Ordinal))
        {
            using WeightsContent content = WeightsFile.Read(path);
            Assert.Equal("safetensors", content.Format);
            Assert.NotEmpty(content.Tensors);
            if (!mirror.TryGetValue(content.Metadata["source"], out MirrorFile? source) || source.Url.EndsWith(".onnx", StringComparison.Ordinal))
            {
                continue;
            }

            using WeightsContent original = WeightsFile.Read(source.Path);
            IReadOnlyDictionary<string, torch.Tensor> expected = KeyMapping.ForCommonPrefixes(original.Tensors.Keys).Apply(original.Tensors, source.Path);
            Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), content.Tensors.Keys.Order(StringComparer.Ordinal));
            Assert.All(expected, pair => TensorValues.AssertSame(pair.Value, content.Tensors[pair.Key]));
            compared.Add(Path.GetFileName(path));
        }

        Assert.Equal(8, compared.Count);
    }

    [Fact]
    public void The_published_hashes_are_the_ones_computed()
    {
        string folder = Repository.Shared("data", "weights");
        foreach (string line in File.ReadLines(Path.Combine(folder, "SHA256SUMS")).Where(line => line.EndsWith(".safetensors", StringComparison.Ordinal)))
        {
            string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            using WeightsContent content = WeightsFile.Read(Path.Combine(folder, parts[1].TrimStart('*')));
            Assert.Equal(parts[0], content.Sha256);
        }
    }

    [Fact]
    public void Another_stage_of_a_cascade_can_be_named()
    {
        MirrorFile file = MirrorFile.All().Single(file => Path.GetFileName(file.Url) == "cifar_small_8px.pth");
        using WeightsContent first = WeightsFile.Read(file.Path);
        using WeightsContent third = WeightsFile.Read(file.Path, "state_dict[2]");
        Assert.Contains("'state_dict' is a list of 3: only 'state_dict[0]' is read", first.Skipped);
        Assert.Equal("state_dict[2]", third.StateDictPath);
        Assert.NotEqual(TensorValues.Doubles(first.Tensors["0.weight"]), TensorValues.Doubles(third.Tensors["0.weight"]));
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(file.Path, "state_dict[3]"));
        Assert.Equal("no dictionary of tensors there; the top level is a dictionary of 4 (state_dict, err, epoch, sampler_indices)", fault.Found);
    }

    private sealed record MirrorFile(string Url, string Sha256, string Path)
    {
        public static IReadOnlyList<MirrorFile> All() =>
            [.. File.ReadLines(Repository.Shared("mirror", "mirror.csv")).Skip(1).Select(line => line.Split(',')).Select(parts => new MirrorFile(parts[0], parts[1], Repository.Shared("mirror", parts[3])))];
    }
}
