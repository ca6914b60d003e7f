using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>RDMs as pixels.</summary>
internal static class RdmRaster
{
    /// <summary>Steps of the colour scale: few, so that pictures stay small.</summary>
    private const int Shades = 24;

    private const int ScaleWidth = 64;

    // The last place is what is not shown: the diagonal, and what is undefined.
    private static readonly (byte Red, byte Green, byte Blue, byte Alpha)[] Palette = [.. Enumerable.Range(0, Shades + 1).Select(shade => Opaque((double)shade / Shades)), (0, 0, 0, 0)];

    /// <summary>The square picture: ranks in cividis, diagonal and undefined entries transparent, at most <paramref name="most"/> pixels a side.</summary>
    public static byte[] Png(RdmPicture picture, int[] order, int most)
    {
        int n = picture.StimulusCount;
        double[] ranks = Ranks(picture.UpperTriangle);
        int side = Math.Min(n, most);
        byte[] pixels = new byte[side * side];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                double share = Mean(ranks, order, n, Span(y, side, n), Span(x, side, n));
                pixels[(y * side) + x] = (byte)(double.IsFinite(share) ? Math.Round(share * Shades) : Shades + 1);
            }
        }

        return IndexedPng.Write(pixels, side, Palette);
    }

    /// <summary>The colour scale, dark to yellow.</summary>
    public static byte[] Scale() => IndexedPng.Write([.. Enumerable.Range(0, ScaleWidth).Select(x => (byte)x)], ScaleWidth, [.. Enumerable.Range(0, ScaleWidth).Select(x => Opaque(x / (ScaleWidth - 1.0)))]);

    private static (byte Red, byte Green, byte Blue, byte Alpha) Opaque(double share)
    {
        (byte red, byte green, byte blue) = Cividis.At(share);
        return (red, green, blue, byte.MaxValue);
    }

    /// <summary>Ranks scaled to 0 … 1, ties averaged, NaN where the value is not finite.</summary>
    internal static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).OrderBy(i => values[i])];
        var ranks = new double[values.Length];
        Array.Fill(ranks, double.NaN);
        for (int from = 0; from < order.Length;)
        {
            int to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            double rank = order.Length < 2 ? 0.5 : (from + to - 1) / 2.0 / (order.Length - 1);
            for (int k = from; k < to; k++)
            {
                ranks[order[k]] = rank;
            }

            from = to;
        }

        return ranks;
    }

    private static (int From, int To) Span(int pixel, int side, int n) => ((int)((long)pixel * n / side), Math.Max((int)((long)pixel * n / side) + 1, (int)((long)(pixel + 1) * n / side)));

    private static double Mean(double[] ranks, int[] order, int n, (int From, int To) rows, (int From, int To) columns)
    {
        double sum = 0;
        int count = 0;
        for (int row = rows.From; row < rows.To; row++)
        {
            for (int column = columns.From; column < columns.To; column++)
            {
                (int i, int j) = (Math.Min(order[row], order[column]), Math.Max(order[row], order[column]));
                double value = i == j ? double.NaN : ranks[(int)((((long)i * ((2 * (long)n) - i - 1)) / 2) + (j - i - 1))];
                if (double.IsFinite(value))
                {
                    sum += value;
                    count++;
                }
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
