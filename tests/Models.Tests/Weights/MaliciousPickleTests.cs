using Concord.Models.Weights;
using Concord.Tests;
using static Concord.Models.Tests.Weights.PickleText;

namespace Concord.Models.Tests.Weights;

/// <summary>Pickles that in Python would run a command: each would make a marker file. All are refused by name, and nothing runs.</summary>
public sealed class MaliciousPickleTests
{
    // In each payload COMMAND stands for a text value of a shell command that makes the marker.
    public static TheoryData<string, string> Payloads => new()
    {
        { "posix.system", Global("posix", "system") + Tuple("COMMAND") + "R" },
        { "os.system", Text("os") + Text("system") + "\u0093" + "COMMAND" + "\u0085R" },
        { "nt.system", "(COMMAND" + "int\nsystem\n" },
        { "os.popen", "(" + Global("os", "popen") + "COMMANDo" },
        { "builtins.eval", Global("builtins", "eval") + "COMMAND" + "\u0085R" },
        { "builtins.exec", Text("builtins") + Text("exec") + "\u0093" + "COMMAND" + "\u0085R" },
        { "__builtin__.eval", Global("__builtin__", "eval") + Tuple("COMMAND") + "R" },
        { "builtins.getattr", Global("builtins", "getattr") + Tuple("COMMAND", "COMMAND") + "R" },
        { "builtins.__import__", Global("builtins", "__import__") + Tuple(Text("os")) + "R" },
        { "subprocess.Popen", Global("subprocess", "Popen") + Tuple("COMMAND") + "\u0081" },
        { "subprocess.check_output", Global("subprocess", "check_output") + Tuple("COMMAND") + "}\u0092" },
        { "functools.partial", Global("functools", "partial") + Tuple(Global("os", "system"), "COMMAND") + "R" },
        { "torch.storage._load_from_bytes", Global("torch.storage", "_load_from_bytes") + Tuple("COMMAND") + "R" },
        { "torch.load", Global("torch", "load") + Tuple("COMMAND") + "R" },
        { "torch._utils._rebuild_qtensor", Global("torch._utils", "_rebuild_qtensor") + Tuple("COMMAND") + "R" },
        { "torch.nn.modules.linear.Linear", Global("torch.nn.modules.linear", "Linear") + ")\u0081}b" },
        { "copyreg._reconstructor", Global("copyreg", "_reconstructor") + Tuple("COMMAND") + "R" },
        { "collections.OrderedDict.__class__", Text("collections") + Text("OrderedDict.__class__") + "\u0093" },
        { "torch._utils.__builtins__", Global("torch._utils", "__builtins__") },
        { "webbrowser.open", Global("webbrowser", "open") }, // named and never called: refused all the same
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void It_is_refused_by_name_wherever_it_stands(string name, string payload)
    {
        using TemporaryFolder folder = new();
        string marker = folder.File("marker");
        string evil = payload.Replace("COMMAND", Text($"touch {marker}"), StringComparison.Ordinal);
        string[] pickles =
        [
            "\u0080\u0004" + evil + ".",
            Dictionary(("w", GoodTensor), ("evil", evil)),
            Dictionary(("state_dict", "}(" + Text("w") + GoodTensor + "u"), ("optimizer", "}(" + Text("state") + "](" + evil + "eu")),
            Dictionary(("state_dict", "}(" + Text("w") + GoodTensor + "u"), ("args", Global("argparse", "Namespace") + ")\u0081}(" + Text("f") + evil + "ub")),
            Dictionary(("w", Global("torch._utils", "_rebuild_tensor_v2") + Tuple(evil) + "R")),
        ];
        for (int i = 0; i < pickles.Length; i++)
        {
            string zip = folder.File($"{i}.pth");
            TorchContainers.Zip(zip, pickles[i]);
            string legacy = folder.File($"{i}.th");
            TorchContainers.Legacy(legacy, pickles[i]);
            foreach (string path in (string[])[zip, legacy])
            {
                WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
                Assert.Matches($"^the pickle names '({name.Replace(".", "\\.", StringComparison.Ordinal)}|os\\.system)', which is refused$", fault.Found);
                Assert.Matches("^(data\\.pkl|file), byte [0-9]+$", fault.Where);
                Assert.StartsWith("Nothing was run.", fault.Remedy, StringComparison.Ordinal);
            }
        }

        Assert.False(File.Exists(marker));
    }

    [Fact]
    public void The_byte_is_the_opcodes_own()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, "\u0080\u0004" + "N0" + Global("posix", "system") + ".");
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal("data.pkl, byte 4", fault.Where);
        Assert.Equal(
            path + ": data.pkl, byte 4: the pickle names 'posix.system', which is refused; expected only tensors, numbers, text, lists and dictionaries. Nothing was run. If the file holds a whole pickled model, open it in PyTorch where you trust it and save its weights alone: torch.save(model.state_dict(), path).",
            fault.Message);
    }

    [Fact]
    public void Nothing_hides_in_the_other_pickles_of_a_legacy_file()
    {
        using TemporaryFolder folder = new();
        string keys = folder.File("keys.th");
        TorchContainers.Legacy(keys, Dictionary(("w", GoodTensor)), keys: "\u0080\u0002" + Global("posix", "system") + Tuple(Text("touch x")) + "R.");
        Assert.Equal("the pickle names 'posix.system', which is refused", Assert.Throws<WeightsException>(() => WeightsFile.Read(keys)).Found);

        string first = folder.File("first.th");
        File.WriteAllBytes(first, Bytes("\u0080\u0002" + Global("posix", "system") + Tuple(Text("touch x")) + "R."));
        Assert.Equal("a pickle that torch.save did not write", Assert.Throws<WeightsException>(() => WeightsFile.Read(first)).Found);
    }

    public static TheoryData<string, string> Calls => new()
    {
        { "a text", Text("os.system") + Tuple(Text("touch x")) + "R" },
        { "a storage class", Global("torch", "FloatStorage") + Tuple(Number(4)) + "R" },
        { "a dtype", Global("torch", "float32") + Tuple() + "R" },
        { "a tensor", GoodTensor + Tuple() + "R" },
        { "state of a tensor", GoodTensor + "}b" },
        { "state of a list", "]}b" },
        { "state of a class", Global("collections", "OrderedDict") + "}b" },
        { "items of a number", "K\u0001" + Text("k") + Text("v") + "s" },
        { "persistent text id", "Pos.system\n" },
        { "persistent number", "K\u0001Q" },
        { "extension code", "\u0082\u0001" },
        { "buffer", "\u0097" },
        { "keywords", Global("torch", "Size") + "N\u0081" },
        { "object without class", "(o" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Calls_and_state_on_anything_else_are_refused(string what, string payload)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        TorchContainers.Zip(path, Dictionary(("w", GoodTensor), (what, payload)));
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Matches("^the pickle asks to .*, which is refused$", fault.Found);
    }

    [Fact]
    public void A_whole_module_of_the_old_format_is_refused_with_the_remedy()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.th");
        TorchContainers.Legacy(path, "\u0080\u0002" + Tuple(Text("module"), Text("Net"), Text("net.py"), Text("import os")) + "Q.");
        WeightsException fault = Assert.Throws<WeightsException>(() => WeightsFile.Read(path));
        Assert.Equal("a whole pickled module ('the text 'Net'')", fault.Found);
        Assert.Contains("torch.save(model.state_dict(), path)", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_known_classes_is_skipped_with_a_message()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a.pth");
        string scalar = Global("numpy.core.multiarray", "scalar") + Tuple(Global("numpy", "dtype") + Tuple(Text("f8"), "\u0089", "\u0088") + "R(K\u0003" + Text("<") + "tb", "C\u0008\0\0\0\0\0\0\0\0") + "R";
        TorchContainers.Zip(path, Dictionary(("state_dict", "}(" + Text("w") + GoodTensor + "u"), ("acc", scalar), ("args", Global("argparse", "Namespace") + ")\u0081}(" + Text("lr") + "K\u0001ub")));
        using WeightsContent content = WeightsFile.Read(path);
        Assert.Equal(["w"], content.Tensors.Keys);
        Assert.Equal(
            [
                "'acc': data of 'numpy.core.multiarray.scalar'",
                "'args': data of 'argparse.Namespace'",
                "numpy.dtype: data of a Python object, not built (1 time)",
                "numpy.core.multiarray.scalar: data of a Python object, not built (1 time)",
                "argparse.Namespace: data of a Python object, not built (1 time)",
            ],
            content.Skipped);
    }
}
