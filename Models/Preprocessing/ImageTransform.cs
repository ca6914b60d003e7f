namespace Concord.Models.Preprocessing;

/// <summary>Applies a <see cref="PreprocessingSpec"/> to stimuli.</summary>
public sealed class ImageTransform(PreprocessingSpec spec)
{
    /// <summary>What is done.</summary>
    public PreprocessingSpec Spec { get; } = spec;

    /// <summary>Resizes, crops and normalises one stimulus.</summary>
    /// <param name="image">The stimulus.</param>
    /// <param name="chw">Filled with (3 x height x width) float32, row-major; its length fixes what the output must be.</param>
    /// <exception cref="ArgumentException">The output has another length than <paramref name="chw"/>, or the picture's bytes do not fit its size.</exception>
    public void Apply(PixelImage image, Span<float> chw) => throw new NotSupportedException();
}
