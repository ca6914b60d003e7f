namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Keeps the coarse parts of a picture.</summary>
/// <remarks>
/// By channel, as Geirhos et al. 2018 do with the grey picture: <c>low_pass_filter</c> of rgeirhos/generalisation-humans-DNNs@0977daa <c>code/image_manipulation.py</c>. <c>greyscale + low-pass(sd)</c>
/// is theirs but for the weights of the grey (skimage's Rec. 709 there).
/// </remarks>
internal static class LowPass
{
    public static TransformEntry Entry { get; } = new(
        "low-pass",
        1,
        "the picture is filtered with a Gaussian, channel by channel.",
        [GaussianBlur.Sd, GaussianBlur.Pad],
        arguments => (image, _) => GaussianBlur.Each(image, arguments, (_, blurred) => blurred));
}
