using Concord.Models.Weights;
using Concord.Tests;
using static Concord.Models.Tests.Weights.PickleText;

namespace Concord.Models.Tests.Weights;

public sealed class ScriptModuleTests
{
    [Theory]
    [InlineData("scripted")]
    [InlineData("traced")]
    public void Tensors_stand_under_the_paths_of_the_state_dict(string name)
    {
        using WeightsContent content = WeightsFile.Read(FormatReference.File(name + ".pt"));
        Assert.Equal(("torchscript", "(top level)"), (content.Format, content.StateDictPath));
        FormatReference.AssertHolds(content, name + "_expected.json");
    }

    [Fact]
    public void The_program_is_named_and_not_run()
    {
        using WeightsContent scripted = WeightsFile.Read(FormatReference.File("scripted.pt"));
        Assert.Contains("constants.pkl: constants of the program, not read", scripted.Skipped);
        Assert.Contains("code/: 8 files of a program, not run", scripted.Skipped);
        using WeightsContent traced = WeightsFile.Read(FormatReference.File("traced.pt"));
        Assert.Contains("extra/: 1 files, not read", traced.Skipped);
    }

    [Fact]
    public void A_part_is_read_by_its_path()
    {
        using WeightsContent whole = WeightsFile.Read(FormatReference.File("scripted.pt"));
        using WeightsContent part = WeightsFile.Read(FormatReference.File("scripted.pt"), "visual.conv");
        Assert.Equal(["bias", "weight"], part.Tensors.Keys.Order(StringComparer.Ordinal));
        TensorValues.AssertSame(whole.Tensors["visual.conv.weight"], part.Tensors["weight"]);
        Assert.Equal("visual.none", Assert.Throws<WeightsException>(() => WeightsFile.Read(FormatReference.File("scripted.pt"), "visual.none")).Where);
    }

    [Fact]
    public void Classes_of_a_program_are_refused_in_a_plain_checkpoint()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        string pickle = "\u0080\u0002" + Global("__torch__", "Net") + ")\u0081}(" + Text("w") + GoodTensor + "ub.";
        TorchContainers.Zip(path, pickle);
        Assert.Equal("the pickle names '__torch__.Net', which is refused", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
        Script(path, pickle);
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["w"], content.Tensors.Keys);
    }

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("__torchx__", "Net")]
    [InlineData("torch.jit._pickle", "build_tensor_from_id")]
    [InlineData("builtins", "eval")]
    public void Other_names_are_refused_in_a_program_too(string module, string name)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pt");
        Script(path, "\u0080\u0002" + Global(module, name) + Tuple(Text("x")) + "R.");
        Assert.Equal($"the pickle names '{module}.{name}', which is refused", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
    }

    [Fact]
    public void Modules_that_hold_one_another_are_refused_before_they_fill_the_memory()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pt");
        string module = Global("__torch__", "Net") + ")\u0081";

        // Forty modules, each holding the one before it twice.
        string laughs = "}(" + Text("w") + GoodTensor + "u0" + module + "\u0094" + string.Concat(Enumerable.Range(0, 40).Select(i => module + "}(" + Text("a") + "h" + (char)i + Text("b") + "h" + (char)i + "ub\u0094"));
        Script(path, "\u0080\u0004" + laughs + ".");
        Assert.StartsWith("values are left over", Left(path), StringComparison.Ordinal);
        Script(path, "\u0080\u0004" + "(" + laughs + "1h(.");
        Assert.Equal("attributes without end, more than the limit of 1000000", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);

        // One that holds itself.
        Script(path, "\u0080\u0004" + module + "\u0094}(" + Text("me") + "h\0ub.");
        Assert.Equal("modules within modules, more than the limit of 100", Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found);
    }

    private static string Left(string path) => Assert.Throws<WeightsException>(() => WeightsFile.Read(path)).Found["the pickle has ".Length..];

    private static void Script(string path, string pickle)
    {
        TorchContainers.Zip(path, pickle);
        using System.IO.Compression.ZipArchive archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update);
        using Stream stream = archive.CreateEntry("archive/constants.pkl", System.IO.Compression.CompressionLevel.NoCompression).Open();
        stream.Write(Bytes("\u0080\u0002)."));
    }
}
