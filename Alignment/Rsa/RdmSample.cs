namespace Concord.Alignment.Rsa;

/// <summary>RDMs over some conditions, of which one may stand several times: a draw, or a part of one.</summary>
internal static class RdmSample
{
    /// <summary>The upper triangle over the sampled conditions.</summary>
    /// <param name="upper">(pairs) of all conditions.</param>
    /// <param name="stimuli">Number of all conditions.</param>
    /// <param name="sample">Conditions in any order, repeats included.</param>
    /// <returns>(sample·(sample − 1)/2); NaN between a condition and its own copy, whose distance says nothing.</returns>
    public static double[] Of(double[] upper, int stimuli, IReadOnlyList<int> sample)
    {
        var values = new double[Rdm.PairCount(sample.Count)];
        int k = 0;
        for (int p = 0; p < sample.Count; p++)
        {
            for (int q = p + 1; q < sample.Count; q++)
            {
                values[k++] = sample[p] == sample[q] ? double.NaN : upper[Rdm.PairIndex(sample[p], sample[q], stimuli)];
            }
        }

        return values;
    }

    /// <summary>A draw as a list: each item as often as it is drawn.</summary>
    public static int[] Drawn(ReadOnlySpan<ushort> multiplicities)
    {
        var drawn = new List<int>(multiplicities.Length);
        for (int item = 0; item < multiplicities.Length; item++)
        {
            drawn.AddRange(Enumerable.Repeat(item, multiplicities[item]));
        }

        return [.. drawn];
    }
}
