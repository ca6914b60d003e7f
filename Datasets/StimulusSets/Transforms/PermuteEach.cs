namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>A permutation of pixels of its own for each stimulus: only the distribution of colours is left.</summary>
internal static class PermuteEach
{
    private const string Name = "permute-each";

    public static TransformEntry Entry { get; } = new(
        Name,
        1,
        "pixels (or blocks) are put in another order, drawn at random for each picture by the seed and the stimulus id.",
        [TransformParameter.Seed(), PixelPermutation.Block],
        arguments => (image, id) => Paint(image, id, arguments));

    private static RgbImage Paint(RgbImage image, string id, TransformArguments arguments)
    {
        int block = arguments.Integer(PixelPermutation.Block.Name);
        return PixelPermutation.Apply(image, PixelPermutation.Draw(image, block, arguments.Random(Name, id), id), block);
    }
}
