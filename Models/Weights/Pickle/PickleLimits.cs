namespace Concord.Models.Weights.Pickle;

/// <summary>Bounds on what a pickle may ask for, so that a small file cannot fill the memory.</summary>
internal static class PickleLimits
{
    /// <summary>Most operations: a checkpoint needs about fifty a tensor, so this serves 300,000 tensors.</summary>
    public const int Operations = 16_000_000;

    /// <summary>Longest text in bytes.</summary>
    public const int TextBytes = 1 << 24;

    /// <summary>Longest integer in bytes.</summary>
    public const int IntegerBytes = 256;

    /// <summary>Longest line of a text opcode (protocol 0) in bytes.</summary>
    public const int LineBytes = 1 << 16;

    /// <summary>Most open marks.</summary>
    public const int Marks = 10_000;

    /// <summary>Most dimensions of a tensor.</summary>
    public const int Dimensions = TensorShape.Dimensions;

    /// <summary>Most elements of a tensor that repeats those of a smaller storage.</summary>
    public const int RepeatedElements = 1 << 28;
}
