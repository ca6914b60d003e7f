using TorchSharp;

namespace Concord.Models.Weights.Pickle;

/// <summary>The closed list of names that a pickle may use. Every other name is refused where it stands, used or not.</summary>
internal static class PickleGlobals
{
    // Found in real checkpoints beside the weights; each is plain data, and none is built.
    private static readonly string[] StandIns =
    [
        "argparse.Namespace",
        "collections.Counter",
        "collections.defaultdict",
        "_codecs.encode",
        "datetime.datetime",
        "datetime.timedelta",
        "pathlib.PosixPath",
        "pathlib.WindowsPath",
        "numpy.dtype",
        "numpy.ndarray",
        "numpy.core.multiarray.scalar",
        "numpy.core.multiarray._reconstruct",
        "numpy._core.multiarray.scalar",
        "numpy._core.multiarray._reconstruct",
        "torch.device",
        "torch.serialization._get_layout",

        // Element types without a counterpart here.
        "torch.complex32",
        "torch.complex64",
        "torch.complex128",
        "torch.uint16",
        "torch.uint32",
        "torch.uint64",
        "torch.float8_e4m3fn",
        "torch.float8_e5m2",
        "torch.qint8",
        "torch.quint8",
        "torch.qint32",
    ];

    // Python 2's name of the module is written by the protocols up to 2, Python 3's above.
    private static readonly string[] Builtins = ["dict", "list", "tuple", "int", "float", "complex", "bytearray"];

    private static readonly string[] OtherStorages = ["ComplexFloatStorage", "ComplexDoubleStorage"];

    private static readonly string[] TensorClasses = ["torch.Tensor", "torch.nn.parameter.Parameter", "torch.nn.parameter.Buffer"];

    // torch/jit/_pickle.py: each returns the list or dictionary that it is given.
    private static readonly HashSet<string> ScriptFunctions = new(["build_intlist", "build_tensorlist", "build_doublelist", "build_boollist", "restore_type_tag"], StringComparer.Ordinal);

    private static readonly Dictionary<string, PickleGlobal> Known = Make();

    /// <summary>The allowed global, or null.</summary>
    /// <param name="module">The name's first part.</param>
    /// <param name="name">The name's last part.</param>
    /// <param name="isScript">Whether the pickle is the data of a TorchScript archive, whose classes are all under <c>__torch__</c>.</param>
    public static PickleGlobal? Find(string module, string name, bool isScript)
    {
        string full = $"{module}.{name}";
        return Known.GetValueOrDefault(full)
            ?? (!isScript ? null
                : module == "__torch__" || module.StartsWith("__torch__.", StringComparison.Ordinal) ? new PickleGlobal(PickleGlobalKind.ScriptClass, full)
                : module == "torch.jit._pickle" && ScriptFunctions.Contains(name) ? new PickleGlobal(PickleGlobalKind.ScriptPassThrough, full)
                : null);
    }

    private static Dictionary<string, PickleGlobal> Make()
    {
        Dictionary<string, PickleGlobal> known = new(StringComparer.Ordinal);
        void Add(string name, PickleGlobalKind kind, torch.ScalarType type = torch.ScalarType.Byte) => known.Add(name, new PickleGlobal(kind, name, type));

        Add("collections.OrderedDict", PickleGlobalKind.OrderedDict);
        foreach (string name in (string[])["builtins.set", "builtins.frozenset", "__builtin__.set", "__builtin__.frozenset"])
        {
            Add(name, PickleGlobalKind.Set);
        }

        Add("torch.Size", PickleGlobalKind.Size);
        Add("torch._utils._rebuild_tensor", PickleGlobalKind.RebuildTensor);
        Add("torch._utils._rebuild_tensor_v2", PickleGlobalKind.RebuildTensorV2);
        Add("torch._utils._rebuild_tensor_v3", PickleGlobalKind.RebuildTensorV3);
        Add("torch._utils._rebuild_parameter", PickleGlobalKind.RebuildParameter);
        Add("torch._utils._rebuild_parameter_with_state", PickleGlobalKind.RebuildParameterWithState);
        foreach ((string name, torch.ScalarType type) in ElementTypes.Storages)
        {
            Add($"torch.{name}", PickleGlobalKind.StorageType, type);
            Add($"torch.storage.{name}", PickleGlobalKind.StorageType, type);
        }

        foreach ((string name, torch.ScalarType type) in ElementTypes.Constants)
        {
            Add($"torch.{name}", PickleGlobalKind.ElementType, type);
        }

        Add("torch._tensor._rebuild_from_type_v2", PickleGlobalKind.RebuildFromType);
        foreach (string name in TensorClasses)
        {
            Add(name, PickleGlobalKind.TensorClass);
        }

        foreach (string name in OtherStorages)
        {
            Add($"torch.{name}", PickleGlobalKind.OtherStorageType);
            Add($"torch.storage.{name}", PickleGlobalKind.OtherStorageType);
        }

        foreach (string name in Builtins)
        {
            Add($"builtins.{name}", PickleGlobalKind.StandIn);
            Add($"__builtin__.{name}", PickleGlobalKind.StandIn);
        }

        foreach (string name in StandIns)
        {
            Add(name, PickleGlobalKind.StandIn);
        }

        return known;
    }
}
