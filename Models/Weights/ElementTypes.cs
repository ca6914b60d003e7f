using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>The element types that are read, under the names of each format.</summary>
internal static class ElementTypes
{
    /// <summary>safetensors header names.</summary>
    public static readonly IReadOnlyDictionary<string, torch.ScalarType> Safetensors = new Dictionary<string, torch.ScalarType>(StringComparer.Ordinal)
    {
        ["F64"] = torch.ScalarType.Float64,
        ["F32"] = torch.ScalarType.Float32,
        ["F16"] = torch.ScalarType.Float16,
        ["BF16"] = torch.ScalarType.BFloat16,
        ["I64"] = torch.ScalarType.Int64,
        ["I32"] = torch.ScalarType.Int32,
        ["I16"] = torch.ScalarType.Int16,
        ["I8"] = torch.ScalarType.Int8,
        ["U8"] = torch.ScalarType.Byte,
        ["BOOL"] = torch.ScalarType.Bool,
    };

    /// <summary>PyTorch's storage classes, without their module.</summary>
    public static readonly IReadOnlyDictionary<string, torch.ScalarType> Storages = new Dictionary<string, torch.ScalarType>(StringComparer.Ordinal)
    {
        ["DoubleStorage"] = torch.ScalarType.Float64,
        ["FloatStorage"] = torch.ScalarType.Float32,
        ["HalfStorage"] = torch.ScalarType.Float16,
        ["BFloat16Storage"] = torch.ScalarType.BFloat16,
        ["LongStorage"] = torch.ScalarType.Int64,
        ["IntStorage"] = torch.ScalarType.Int32,
        ["ShortStorage"] = torch.ScalarType.Int16,
        ["CharStorage"] = torch.ScalarType.Int8,
        ["ByteStorage"] = torch.ScalarType.Byte,
        ["BoolStorage"] = torch.ScalarType.Bool,
        ["UntypedStorage"] = torch.ScalarType.Byte,
    };

    /// <summary>PyTorch's dtype constants, without their module.</summary>
    public static readonly IReadOnlyDictionary<string, torch.ScalarType> Constants = new Dictionary<string, torch.ScalarType>(StringComparer.Ordinal)
    {
        ["float64"] = torch.ScalarType.Float64,
        ["float32"] = torch.ScalarType.Float32,
        ["float16"] = torch.ScalarType.Float16,
        ["bfloat16"] = torch.ScalarType.BFloat16,
        ["int64"] = torch.ScalarType.Int64,
        ["int32"] = torch.ScalarType.Int32,
        ["int16"] = torch.ScalarType.Int16,
        ["int8"] = torch.ScalarType.Int8,
        ["uint8"] = torch.ScalarType.Byte,
        ["bool"] = torch.ScalarType.Bool,
    };

    /// <summary>Bytes of one element.</summary>
    public static int Size(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Float64 or torch.ScalarType.Int64 => 8,
        torch.ScalarType.Float32 or torch.ScalarType.Int32 => 4,
        torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Int16 => 2,
        torch.ScalarType.Int8 or torch.ScalarType.Byte or torch.ScalarType.Bool => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "is no element type that weights are read in"),
    };

    /// <summary>The safetensors name of an element type; null where the format has none.</summary>
    public static string? SafetensorsName(torch.ScalarType type)
    {
        foreach ((string name, torch.ScalarType value) in Safetensors)
        {
            if (value == type)
            {
                return name;
            }
        }

        return null;
    }
}
