namespace Concord.Alignment.Rsa;

/// <summary>A representational dissimilarity matrix, stored as its upper triangle.</summary>
/// <remarks>A class without value equality. Source: Kriegeskorte, Mur &amp; Bandettini 2008, doi:10.3389/neuro.06.004.2008.</remarks>
public sealed class Rdm
{
    /// <summary>Wraps an upper triangle.</summary>
    /// <param name="stimuli">Number of conditions.</param>
    /// <param name="upperTriangle">(stimuli·(stimuli − 1)/2), row-major, i &lt; j; borrowed.</param>
    /// <param name="note">What is undefined in it, or null.</param>
    public Rdm(int stimuli, double[] upperTriangle, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(upperTriangle);
        Require.SameLength(PairCount(stimuli), upperTriangle.Length);
        StimulusCount = stimuli;
        UpperTriangle = upperTriangle;
        Note = note;
    }

    /// <summary>Number of conditions.</summary>
    public int StimulusCount { get; }

    /// <summary>(pairs), row-major, i &lt; j; NaN where undefined.</summary>
    public double[] UpperTriangle { get; }

    /// <summary>What is undefined, or null.</summary>
    public string? Note { get; }

    /// <summary>All pairwise dissimilarities of the rows.</summary>
    /// <param name="x">(stimuli × units).</param>
    /// <param name="distance">One of <see cref="RdmDistances.All"/>.</param>
    public static Rdm Compute(Matrix x, IRdmDistance distance)
    {
        ArgumentNullException.ThrowIfNull(distance);
        return distance.Compute(x);
    }

    /// <summary>Pairs of that many conditions.</summary>
    public static int PairCount(int stimuli) => checked(stimuli * (stimuli - 1) / 2);

    /// <summary>The place of a pair of conditions, in either order, in the upper triangle.</summary>
    internal static int PairIndex(int one, int other, int stimuli)
    {
        int i = Math.Min(one, other);
        return (i * stimuli) - (i * (i + 1) / 2) + Math.Max(one, other) - i - 1;
    }

    /// <summary>Conditions of an upper triangle of that length.</summary>
    /// <exception cref="ArgumentException">No whole number of conditions has so many pairs.</exception>
    public static int StimulusCountOf(int pairs)
    {
        int stimuli = (int)Math.Round((1 + Math.Sqrt(1 + (8.0 * pairs))) / 2);
        return PairCount(stimuli) == pairs ? stimuli : throw new ArgumentException($"{pairs} values are not an upper triangle", nameof(pairs));
    }

    /// <summary>The two conditions of every place.</summary>
    internal static (int I, int J)[] PairEnds(int stimuli)
    {
        var ends = new (int I, int J)[PairCount(stimuli)];
        for (int i = 0, k = 0; i < stimuli; i++)
        {
            for (int j = i + 1; j < stimuli; j++)
            {
                ends[k++] = (i, j);
            }
        }

        return ends;
    }

    /// <summary>(stimuli × stimuli), row-major, symmetric with a diagonal of 0.</summary>
    internal static double[] SquareOf(double[] upper, int stimuli)
    {
        var square = new double[(long)stimuli * stimuli];
        for (int i = 0, k = 0; i < stimuli; i++)
        {
            for (int j = i + 1; j < stimuli; j++, k++)
            {
                square[((long)i * stimuli) + j] = square[((long)j * stimuli) + i] = upper[k];
            }
        }

        return square;
    }

    /// <summary>The RDM of some of the conditions.</summary>
    /// <param name="upperTriangle">(pairs) of all conditions.</param>
    /// <param name="stimuli">The kept conditions, each once; their order becomes the new one.</param>
    /// <returns>(kept·(kept − 1)/2).</returns>
    public static double[] Select(double[] upperTriangle, IReadOnlyList<int> stimuli)
    {
        ArgumentNullException.ThrowIfNull(upperTriangle);
        ArgumentNullException.ThrowIfNull(stimuli);
        int all = StimulusCountOf(upperTriangle.Length);
        var kept = new double[PairCount(stimuli.Count)];
        int pair = 0;
        for (int i = 0; i < stimuli.Count; i++)
        {
            for (int j = i + 1; j < stimuli.Count; j++)
            {
                kept[pair++] = upperTriangle[PairIndex(stimuli[i], stimuli[j], all)];
            }
        }

        return kept;
    }

    /// <summary>An RDM in which every entry is undefined for one reason.</summary>
    internal static Rdm Undefined(int stimuli, string reason) => new(stimuli, Enumerable.Repeat(double.NaN, PairCount(stimuli)).ToArray(), reason);
}
