using System.Text.Json;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Weights;

public sealed class GoldenCheckpointTests
{
    [Fact]
    public void Every_variant_has_the_values_type_shape_stride_and_offset_that_torch_wrote()
    {
        using WeightsContent content = WeightsFile.Read(Repository.Reference("pth", "variants_zip.pth"));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Repository.Reference("pth", "variants_expected.json")));
        Assert.Equal("pytorch-zip", content.Format);
        Assert.Equal("(top level)", content.StateDictPath);
        Assert.Empty(content.Skipped);
        Assert.Equal(expected.RootElement.EnumerateObject().Select(property => property.Name), content.Tensors.Keys);
        foreach (JsonProperty property in expected.RootElement.EnumerateObject())
        {
            torch.Tensor tensor = content.Tensors[property.Name];
            Assert.Equal(Longs(property.Value.GetProperty("shape")), tensor.shape);
            Assert.Equal(Longs(property.Value.GetProperty("stride")), tensor.stride());
            Assert.Equal(property.Value.GetProperty("storage_offset").GetInt64(), tensor.storage_offset());
            Assert.Equal(property.Value.GetProperty("dtype").GetString(), TensorValues.TorchName(tensor.dtype));
            Assert.Equal(property.Value.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()), TensorValues.Doubles(tensor));
        }
    }

    [Fact]
    public void Tensors_that_share_a_storage_in_the_file_share_it_in_memory()
    {
        using WeightsContent content = WeightsFile.Read(Repository.Reference("pth", "variants_zip.pth"));
        content.Tensors["shared_a"].fill_(7);
        Assert.All(TensorValues.Doubles(content.Tensors["transposed"]), value => Assert.Equal(7, value));
        Assert.All(TensorValues.Doubles(content.Tensors["strided"]), value => Assert.Equal(7, value));
        Assert.DoesNotContain(7.0, TensorValues.Doubles(content.Tensors["f32"]));
    }

    [Theory]
    [InlineData("tinyresnet", 104)]
    [InlineData("tinyvit", 44)]
    public void The_legacy_format_holds_the_same_tensors_as_the_zip_format(string name, int count)
    {
        using WeightsContent legacy = WeightsFile.Read(Repository.Shared("golden", "pth", name + "_legacy.pth"));
        using WeightsContent zip = WeightsFile.Read(Repository.Shared("golden", "pth", name + "_zip.pth"));
        Assert.Equal("pytorch-legacy", legacy.Format);
        Assert.Equal(count, zip.Tensors.Count);
        Assert.Equal(zip.Tensors.Keys, legacy.Tensors.Keys);
        Assert.All(zip.Tensors, pair => TensorValues.AssertSame(pair.Value, legacy.Tensors[pair.Key]));
    }

    [Theory]
    [InlineData("tinyresnet")]
    [InlineData("tinyvit")]
    public void Sums_and_first_values_are_torchs(string name)
    {
        using WeightsContent content = WeightsFile.Read(Repository.Shared("golden", "pth", name + "_zip.pth"));
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllBytes(Repository.Shared("golden", "activations", name + ".json")));
        JsonElement dict = expected.RootElement.GetProperty("state_dict");
        Assert.Equal(dict.EnumerateObject().Count(), content.Tensors.Count);
        foreach (JsonProperty property in dict.EnumerateObject())
        {
            torch.Tensor tensor = content.Tensors[property.Name];
            double[] values = TensorValues.Doubles(tensor);
            Assert.Equal(Longs(property.Value.GetProperty("shape")), tensor.shape);
            Assert.Equal(property.Value.GetProperty("dtype").GetString(), TensorValues.TorchName(tensor.dtype));
            Assert.Equal(property.Value.GetProperty("first").EnumerateArray().Select(value => value.GetDouble()), values.Take(4));
            double sum = property.Value.GetProperty("sum").GetDouble();
            Assert.Equal(sum, values.Sum(), 1e-12 * (1 + values.Sum(Math.Abs)));
        }
    }

    [Fact]
    public void A_training_checkpoint_gives_its_state_dict_and_names_the_rest()
    {
        string path = Repository.Shared("golden", "pth", "checkpoint_nested_module_prefix.pth");
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal("state_dict", content.StateDictPath);
        Assert.Equal(["'epoch': the number 3", "'arch': the text 'x'", "'best_acc': the number 71.5", "'optimizer': a dictionary of 2"], content.Skipped);
        KeyMapping mapping = KeyMapping.ForCommonPrefixes(content.Tensors.Keys);
        Assert.Equal(["module."], mapping.Strip);
        using WeightsContent plain = WeightsFile.Read(Repository.Shared("golden", "pth", "tinyresnet_zip.pth"));
        Assert.True(StateDictReport.Compare(plain.GetShapes(), mapping.Apply(content.GetShapes(), path)).IsMatch);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Pickle_protocols_1_to_5_give_the_same(int protocol)
    {
        using WeightsContent content = WeightsFile.Read(Repository.Reference("pth", $"protocol{protocol}.pth"));
        Assert.Equal("state_dict", content.StateDictPath);
        Assert.Equal(["a", "b"], content.Tensors.Keys);
        Assert.Equal([2, 3], content.Tensors["a"].shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], TensorValues.Doubles(content.Tensors["a"]));
        Assert.Equal([1, 3], TensorValues.Doubles(content.Tensors["b"]));
        string[] simple =
        [
            "'none': None", "'yes': True", "'no': False", "'small': the number 7", "'byte': the number 200", "'short': the number 60000", "'negative': the number -5",
            "'int32': the number 2147483648", "'minus': the number -1099511627776", "'big': the number 1208925819614629174706176", "'number': the number 0.1",
            "'text': the text 'Grüße 世'", "'pair': a tuple of 2", "'long': a tuple of 5", "'items': a list of 2", "'members': a set of 1", "'frozen': a set of 1",
            "'self': a list of 2",
        ];
        Assert.All(simple, line => Assert.Contains(line, content.Skipped));
        string[] standIn = ["'space': data of 'argparse.Namespace'", "argparse.Namespace: data of a Python object, not built (1 time)"];
        Assert.All(protocol < 2 ? [] : standIn, line => Assert.Contains(line, content.Skipped));
        Assert.Contains(protocol < 3 ? "'data': data of '_codecs.encode'" : "'data': 3 bytes", content.Skipped);
    }

    [Fact]
    public void Protocol_0_is_read_as_text()
    {
        // Without tensors the file is refused, but only after the pickle was read to its end.
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(Repository.Reference("pth", "builtins_proto0.pth")));
        Assert.Equal("no dictionary of tensors: a dictionary of 19", fault.Found);
    }

    [Fact]
    public void A_legacy_view_is_counted_from_its_own_start()
    {
        using WeightsContent content = WeightsFile.Read(Repository.Reference("pth", "legacy_views.pth"));
        Assert.Equal([0, 1, 2, 3, 4, 5], TensorValues.Doubles(content.Tensors["whole"]));
        Assert.Equal([3, 4], TensorValues.Doubles(content.Tensors["part"]));
    }

    private static long[] Longs(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt64())];
}
