using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Tests;

/// <summary>Stimuli that need no file: every pixel at random, from a seed.</summary>
internal static class Stimuli
{
    public static Func<PixelImage>[] Noise(int count, int side) =>
        [.. Enumerable.Range(0, count).Select(i => (Func<PixelImage>)(() =>
        {
            CounterRandom random = CounterRandom.Named(i, "noise");
            byte[] rgb = new byte[3 * side * side];
            for (int j = 0; j < rgb.Length; j++)
            {
                rgb[j] = (byte)(random.Bits(j) >> 56);
            }

            return new PixelImage(side, side, rgb);
        }))];
}
