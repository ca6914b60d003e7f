namespace Concord.Alignment.Statistics;

/// <summary>Ranks from 1 upwards, ties sharing the middle of their places.</summary>
public static class Ranks
{
    /// <summary>Midranks of the values.</summary>
    /// <remarks>Equal to <c>scipy.stats.rankdata(x, 'average')</c>. NaN sorts first and should be removed before.</remarks>
    /// <param name="values">Any length.</param>
    /// <returns>As long as the input; multiples of one half between 1 and n.</returns>
    public static double[] Midranks(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        double[] sorted = values.ToArray();
        int[] order = Order(sorted);
        double[] ranks = GC.AllocateUninitializedArray<double>(n);
        for (int start = 0; start < n;)
        {
            int end = start + 1;
            while (end < n && sorted[end] == sorted[start])
            {
                end++;
            }

            double rank = 0.5 * (start + end + 1);
            for (int k = start; k < end; k++)
            {
                ranks[order[k]] = rank;
            }

            start = end;
        }

        return ranks;
    }

    /// <summary>Sorts the array in place and returns where each sorted element came from.</summary>
    internal static int[] Order(double[] values)
    {
        int[] order = GC.AllocateUninitializedArray<int>(values.Length);
        SortOrder.Sort(values, order);
        return order;
    }

    /// <summary>Ranks from 0 on which equal values share, without gaps.</summary>
    /// <param name="values">Any length, without NaN.</param>
    /// <param name="starts">(levels + 1): how many values lie below each rank; the last is their number.</param>
    internal static int[] Dense(ReadOnlySpan<double> values, out int[] starts)
    {
        double[] sorted = values.ToArray();
        int[] order = Order(sorted);
        var ranks = new int[sorted.Length];
        var firsts = new List<int>(sorted.Length + 1);
        for (int k = 0; k < sorted.Length; k++)
        {
            if (k == 0 || sorted[k] != sorted[k - 1])
            {
                firsts.Add(k);
            }

            ranks[order[k]] = firsts.Count - 1;
        }

        firsts.Add(sorted.Length);
        starts = [.. firsts];
        return ranks;
    }
}
