using System.Globalization;
using System.Security.Cryptography;
using Concord.Models.Preprocessing;
using Concord.Tests;

namespace Concord.Models.Tests.Preprocessing;

public sealed class PillowSizesTests
{
    [Fact]
    public void Forty_random_sizes_equal_Pillow_under_each_filter() => Assert.Equal((120, 0), Count(Repository.Reference("preprocess", "resizes.csv")));

    [Fact]
    public void Two_hundred_random_sizes_equal_Pillow_here_and_now()
    {
        using var folder = new TemporaryFolder();
        DebianPython.Run("PIL, numpy", Repository.Reference("preprocess", "make_resizes.py"), "200", folder.File("resizes.csv"));
        Assert.Equal((600, 0), Count(folder.File("resizes.csv")));
    }

    private static (int All, int Wrong) Count(string csv)
    {
        bool[] right = [.. File.ReadLines(csv).Skip(1).Select(line => IsRight(line.Split(',')))];
        return (right.Length, right.Count(isRight => !isRight));
    }

    private static bool IsRight(string[] line)
    {
        int[] number = [.. line[..5].Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        (ImageSize from, ImageSize to) = (new(number[2], number[1]), new(number[4], number[3]));
        byte[] result = new byte[3 * to.Width * to.Height];
        PilResize.Resize(Noise(3 * from.Width * from.Height, number[0]), from, to, new PixelWindow(0, 0, to.Width, to.Height), Enum.Parse<Interpolation>(line[5], ignoreCase: true), result);
        return Convert.ToHexStringLower(SHA256.HashData(result)) == line[6];
    }

    // As make_resizes.py makes it.
    private static byte[] Noise(int length, int seed)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++)
        {
            uint x = unchecked(((uint)i * 2654435761u) + ((uint)seed * 40503u));
            bytes[i] = (byte)((x >> 24) ^ (x >> 8));
        }

        return bytes;
    }
}
