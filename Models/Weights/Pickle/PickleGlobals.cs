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
        "builtins.dict",
        "builtins.list",
        "builtins.int",
        "builtins.float",
        "builtins.complex",
        "builtins.bytearray",
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
    ];

    private static readonly Dictionary<string, PickleGlobal> Known = Make();

    /// <summary>The allowed global, or null.</summary>
    public static PickleGlobal? Find(string module, string name) => Known.GetValueOrDefault($"{module}.{name}");

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

        foreach (string name in StandIns)
        {
            Add(name, PickleGlobalKind.StandIn);
        }

        return known;
    }
}
