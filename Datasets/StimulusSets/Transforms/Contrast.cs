namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Brings levels nearer to middle grey, or further from it.</summary>
/// <remarks>v′ = 127.5 + factor · (v − 127.5), by channel: Geirhos et al. 2018, <c>adjust_contrast</c> (rgeirhos/generalisation-humans-DNNs@0977daa <c>code/image_manipulation.py</c>), which takes grey pictures.</remarks>
internal static class Contrast
{
    private const double Middle = 127.5;

    public static TransformEntry Entry { get; } = new(
        "contrast",
        1,
        "levels are brought to factor times their distance from middle grey (127.5).",
        [TransformParameter.Number("factor", "Times the contrast; 0 for a grey field, 1 for the picture as it is.", 0, 10)],
        arguments => (image, _) => Levels.Map(image, level => Levels.Round(Middle + (arguments.Number("factor") * (level - Middle)))));
}
