namespace Concord.Pipeline.Manifests;

/// <summary>What replaces parts of the preprocessing that belongs to a model and its weights; null keeps the model's own.</summary>
/// <remarks>Holds lists, which a record compares by reference.</remarks>
public sealed record PreprocessingText
{
    /// <summary>The shorter side after resizing, in pixels.</summary>
    public int? Resize { get; init; }

    /// <summary>The side of the centre crop, in pixels.</summary>
    public int? Crop { get; init; }

    /// <summary>nearest, bilinear or bicubic.</summary>
    public string? Interpolation { get; init; }

    /// <summary>Whether reduction is filtered.</summary>
    public bool? Antialias { get; init; }

    /// <summary>Subtracted from each of the three channels.</summary>
    public IReadOnlyList<double>? Mean { get; init; }

    /// <summary>Divides each of the three channels; above 0.</summary>
    public IReadOnlyList<double>? Std { get; init; }

    /// <summary>The two values that the bytes 0 and 255 become before mean and std.</summary>
    public IReadOnlyList<double>? Range { get; init; }
}
