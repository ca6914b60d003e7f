namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Keeps the fine parts of a picture.</summary>
/// <remarks>
/// The levels less their Gaussian filtering, with the mean set to <c>pad</c>, by channel; Geirhos et al. 2018 do it with the grey picture: <c>high_pass_filter</c> of
/// rgeirhos/generalisation-humans-DNNs@0977daa <c>code/image_manipulation.py</c>.
/// </remarks>
internal static class HighPass
{
    public static TransformEntry Entry { get; } = new(
        "high-pass",
        1,
        "what a Gaussian filter takes away is kept, channel by channel, and its mean set to the level pad.",
        [GaussianBlur.Sd, GaussianBlur.Pad],
        arguments => (image, _) => GaussianBlur.Each(image, arguments, (levels, blurred) => Centred(levels, blurred, arguments.Number(GaussianBlur.Pad.Name))));

    private static double[] Centred(double[] levels, double[] blurred, double mean)
    {
        double[] fine = [.. levels.Select((level, i) => level - blurred[i])];
        double change = mean - fine.Average();
        return Array.ConvertAll(fine, level => level + change);
    }
}
