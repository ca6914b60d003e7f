using System.Collections.Concurrent;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>One permutation of pixels for the whole set: pixels keep what they tell about the stimulus, places lose what they tell about each other.</summary>
internal static class PermuteFixed
{
    private const string Name = "permute-fixed";

    public static TransformEntry Entry { get; } = new(
        Name,
        1,
        "pixels (or blocks) are put in another order, drawn at random once and the same for every picture of the set.",
        [TransformParameter.Seed(), PixelPermutation.Block],
        Prepare)
    {
        NeedsOneSize = true,
    };

    private static TransformEntry.Painter Prepare(TransformArguments arguments)
    {
        int block = arguments.Integer(PixelPermutation.Block.Name);
        var orders = new ConcurrentDictionary<(int Width, int Height), int[]>();
        return (image, id) => PixelPermutation.Apply(image, orders.GetOrAdd((image.Width, image.Height), _ => PixelPermutation.Draw(image, block, arguments.Random(Name, string.Empty), id)), block);
    }
}
