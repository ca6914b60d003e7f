using Concord.Models.Weights;
using Concord.Tests;
using static Concord.Models.Tests.Weights.PickleText;

namespace Concord.Models.Tests.Weights;

/// <summary>What training scripts leave in a checkpoint beside plain tensors: read past, and named.</summary>
public sealed class TrainingCheckpointTests
{
    [Fact]
    public void A_checkpoint_of_torch_gives_its_tensors_and_names_everything_else()
    {
        using WeightsContent content = WeightsFile.Read(FormatReference.File("training.pth"));
        FormatReference.AssertHolds(content, "training_expected.json");
        Assert.Equal(
            [
                "'state_dict.complex': data of 'torch.ComplexFloatStorage', no tensor",
                "'args': data of 'argparse.Namespace'",
                "'best': data of 'numpy.core.multiarray.scalar'",
                "'count': data of 'numpy.core.multiarray.scalar'",
                "'curve': data of 'numpy.core.multiarray._reconstruct'",
                "'seen': data of 'collections.Counter'",
                "'table': data of 'collections.defaultdict'",
                "'device': data of 'torch.device'",
                "'dtype': 'torch.float16'",
                "'wave': 'torch.complex64'",
                "'size': a tuple of 2",
                "'bytes': a storage",
                "'layout': data of 'torch.serialization._get_layout'",
            ],
            content.Skipped.Take(13));
    }

    [Fact]
    public void The_only_dictionary_of_tensors_is_found_wherever_it_is_and_an_optimiser_is_never_it()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        string tensors = "}(" + Text("w") + GoodTensor + "u";
        TorchContainers.Zip(path, Dictionary(("optimizer", "}(" + Text("state") + tensors + "u"), ("epoch", Number(3)), ("run", "}(" + Text("weights") + tensors + "u")));
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(("run.weights", 1), (content.StateDictPath, content.Tensors.Count));
        TorchContainers.Zip(path, Dictionary(("optimizer", "}(" + Text("state") + tensors + "u"), ("epoch", Number(3))));
        Assert.Equal("no dictionary of tensors: a dictionary of 2", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
    }

    // What PyTorch 2 writes for tensors with attributes of their own, parameters with state, and element types without a storage class
    // (torch/_tensor.py, torch/_utils.py); the older PyTorch of the reference files writes none of them.
    public static TheoryData<string, string> Rebuilt => new()
    {
        { "_rebuild_parameter_with_state", Global("torch._utils", "_rebuild_parameter_with_state") + Tuple(GoodTensor, "\u0089", Global("collections", "OrderedDict") + ")R", "}") + "R" },
        { "_rebuild_from_type_v2", Global("torch._tensor", "_rebuild_from_type_v2") + Tuple(Global("torch._utils", "_rebuild_tensor_v2"), Global("torch.nn.parameter", "Parameter"), Arguments("FloatStorage", 2), "}(" + Text("kind") + Text("x") + "u") + "R" },
        { "_rebuild_tensor_v3", Global("torch._utils", "_rebuild_tensor_v3") + V3("float32") + "R" },
    };

    [Theory]
    [MemberData(nameof(Rebuilt))]
    public void Tensors_of_newer_versions_are_tensors(string function, string pickle)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary((function, pickle)), [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal([1, -2], TensorValues.Doubles(content.Tensors[function]));
    }

    [Fact]
    public void An_element_type_without_a_counterpart_is_left_out_by_name()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary(("w", GoodTensor), ("small", Global("torch._utils", "_rebuild_tensor_v3") + V3("float8_e4m3fn") + "R")));
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Contains("described in two ways", fault.Found, StringComparison.Ordinal); // both name storage 0

        TorchContainers.Zip(path, Dictionary(("w", GoodTensor), ("small", (Global("torch._utils", "_rebuild_tensor_v3") + V3("float8_e4m3fn") + "R").Replace(Text("0"), Text("1"), StringComparison.Ordinal))));
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["w"], content.Tensors.Keys);
        Assert.Equal(["'small': data of 'torch.float8_e4m3fn', no tensor", "torch.float8_e4m3fn: data of a Python object, not built (1 time)"], content.Skipped);
    }

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("collections", "OrderedDict")]
    [InlineData("torch", "Size")]
    public void Only_rebuild_functions_may_be_called_through_another(string module, string name)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary(("w", Global("torch._tensor", "_rebuild_from_type_v2") + Tuple(Global(module, name), Global("torch", "Tensor"), Tuple(Text("x")), "N") + "R")));
        Assert.Matches("refused|does not take", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
    }

    private static string Arguments(string storage, int elements) =>
        Tuple(Tuple(Text("storage"), Global("torch", storage), Text("0"), Text("cpu"), Number(elements)) + "Q", Number(0), Tuple(Number(2)), Tuple(Number(1)), "\u0089", Global("collections", "OrderedDict") + ")R");

    // Storage in bytes, then the element type.
    private static string V3(string type) =>
        Tuple(Tuple(Text("storage"), Global("torch.storage", "UntypedStorage"), Text("0"), Text("cpu"), Number(8)) + "Q", Number(0), Tuple(Number(2)), Tuple(Number(1)), "\u0089", Global("collections", "OrderedDict") + ")R", Global("torch", type));
}
