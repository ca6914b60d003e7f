namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Puts the pixels of a picture, or square blocks of them, in another order; the three channels stay together.</summary>
internal static class PixelPermutation
{
    public static TransformParameter Block { get; } = TransformParameter.Integer("block", "Side of the blocks that are moved whole, in pixels; the picture's sides must be multiples of it.", 1, 4096, 1);

    /// <summary>An order of the picture's blocks, drawn at random.</summary>
    public static int[] Draw(RgbImage image, int block, SplitMix random, string id)
    {
        if (image.Width % block != 0 || image.Height % block != 0)
        {
            throw new DatasetException($"stimulus '{id}'", $"{image.Width}×{image.Height} pixels", $"sides that are multiples of the block of {block}", "Choose a block that divides both sides.");
        }

        return random.Permutation(image.Width / block * (image.Height / block));
    }

    /// <summary>Block i of the result is block order[i] of the picture.</summary>
    public static RgbImage Apply(RgbImage image, int[] order, int block)
    {
        int across = image.Width / block;
        byte[] rgb = new byte[image.Rgb.Length];
        for (int i = 0; i < order.Length; i++)
        {
            for (int line = 0; line < block; line++)
            {
                int to = ((((i / across) * block) + line) * image.Width) + ((i % across) * block);
                int from = ((((order[i] / across) * block) + line) * image.Width) + ((order[i] % across) * block);
                image.Rgb.AsSpan(3 * from, 3 * block).CopyTo(rgb.AsSpan(3 * to));
            }
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }
}
