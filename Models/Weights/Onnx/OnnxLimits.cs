namespace Concord.Models.Weights.Onnx;

/// <summary>Bounds on what an ONNX file may ask for.</summary>
internal static class OnnxLimits
{
    /// <summary>Longest name in bytes.</summary>
    public const int NameBytes = 1 << 14;

    /// <summary>Most nodes and most tensors.</summary>
    public const int Entries = 1_000_000;

    /// <summary>Longest description of an external file's part.</summary>
    public const int ExternalPairs = 16;
}
