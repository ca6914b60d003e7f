using MathNet.Numerics.Distributions;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Adds noise, one number a pixel for all three channels, so that grey stays grey.</summary>
/// <remarks>
/// Uniform noise of sd s lies within ±s·√3; Geirhos et al. 2018 (arXiv:1808.08750; rgeirhos/generalisation-humans-DNNs@0977daa <c>code/image_manipulation.py</c>, <c>uniform_noise</c>)
/// add it within ±w·255 to grey pictures of 30 % contrast: <c>greyscale + contrast(0.3) + noise(sd=w·147.2)</c>. Gaussian noise is the normal quantile of uniform numbers; its tails use the
/// machine's logarithm, whose last bit may differ between machines: a level may then differ by 1, on none of those tried.
/// </remarks>
internal static class Noise
{
    private const string Name = "noise";

    public static TransformEntry Entry { get; } = new(
        Name,
        1,
        "noise is added to each pixel, the same number to its three channels, drawn by the seed and the stimulus id; levels beyond 0 and 255 are cut.",
        [
            TransformParameter.Number("sd", "Standard deviation, in grey levels.", 0, 255),
            TransformParameter.Word("kind", "The distribution.", ["uniform", "gaussian"]),
            TransformParameter.Seed(),
        ],
        arguments => (image, id) => Paint(image, id, arguments));

    private static RgbImage Paint(RgbImage image, string id, TransformArguments arguments)
    {
        SplitMix random = arguments.Random(Name, id);
        double sd = arguments.Number("sd");
        bool isUniform = arguments.Word("kind") == "uniform";
        double halfWidth = sd * Math.Sqrt(3);
        byte[] rgb = new byte[image.Rgb.Length];
        for (int i = 0; i < rgb.Length; i += 3)
        {
            double fraction = random.Fraction() + (0.5 / (1UL << 53)); // never 0 or 1
            double noise = isUniform ? halfWidth * ((2 * fraction) - 1) : sd * Normal.InvCDF(0, 1, fraction);
            for (int channel = 0; channel < 3; channel++)
            {
                rgb[i + channel] = Levels.Round(image.Rgb[i + channel] + noise);
            }
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }
}
