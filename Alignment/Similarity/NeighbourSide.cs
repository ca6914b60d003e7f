using Concord.Alignment.Linalg;

namespace Concord.Alignment.Similarity;

/// <summary>Inner products of all pairs of stimuli and, from them, each stimulus's neighbours, the nearest first.</summary>
/// <remarks>A stimulus is its own neighbour only where that is asked for. Of equally near ones the earlier stimulus comes first.</remarks>
internal sealed class NeighbourSide : ISimilaritySide
{
    private readonly Lazy<int[]> order;
    private readonly bool hasSelf;

    public NeighbourSide(Matrix x, RowScaling rows, bool hasSelf = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        this.hasSelf = hasSelf;
        Stimuli = x.Rows;
        Inner = [];
        order = new Lazy<int[]>(MakeOrder);
        Undefined = Sides.Reason(x);
        if (Undefined is not null)
        {
            return;
        }

        double[] inner = Gram.UpperOfRows(x, block => block);
        double[] lengths = Enumerable.Range(0, Stimuli).Select(i => Math.Sqrt(inner[(i * Stimuli) + i])).ToArray();
        int zero = lengths.Count(length => length == 0);
        if (rows is RowScaling.UnitLength && zero > 0)
        {
            Undefined = $"{zero} of {Stimuli} stimuli have the pattern 0, which has no direction";
            return;
        }

        if (rows is RowScaling.UnitLength)
        {
            Parallel.For(0, Stimuli, i => Divide(inner.AsSpan(i * Stimuli, Stimuli)[i..], lengths.AsSpan(i)));
        }

        SymmetricFill.Below(inner, Stimuli);
        Inner = inner;
    }

    public int Stimuli { get; }

    public string? Undefined { get; }

    /// <summary>(stimuli × stimuli).</summary>
    public double[] Inner { get; }

    /// <summary>How many neighbours a stimulus has in all.</summary>
    public int Candidates => hasSelf ? Stimuli : Stimuli - 1;

    /// <summary>(stimuli × candidates) all of them, the nearest first; sorted when first asked for.</summary>
    public int[] Order => order.Value;

    /// <summary>The k nearest of every stimulus.</summary>
    /// <returns>(stimuli × k).</returns>
    public int[] Nearest(int k)
    {
        int n = Stimuli;
        var nearest = new int[n * k];
        Parallel.For(0, n, i => Select(Inner.AsSpan(i * n, n), hasSelf ? -1 : i, nearest.AsSpan(i * k, k)));
        return nearest;
    }

    // The row of stimulus i from its own place on, by both lengths.
    private static void Divide(Span<double> row, ReadOnlySpan<double> lengths)
    {
        double own = lengths[0];
        for (int j = 0; j < row.Length; j++)
        {
            row[j] /= own * lengths[j];
        }
    }

    // Keeps the k largest so far in falling order; most values are below the least of them.
    private static void Select(ReadOnlySpan<double> row, int leftOut, Span<int> nearest)
    {
        int count = 0;
        double least = double.NegativeInfinity;
        for (int j = 0; j < row.Length; j++)
        {
            if (j == leftOut || (count == nearest.Length && row[j] <= least))
            {
                continue;
            }

            int place = count < nearest.Length ? count++ : count - 1;
            for (; place > 0 && row[nearest[place - 1]] < row[j]; place--)
            {
                nearest[place] = nearest[place - 1];
            }

            nearest[place] = j;
            least = row[nearest[count - 1]];
        }
    }

    private int[] MakeOrder()
    {
        int n = Stimuli;
        int count = Candidates;
        var all = new int[n * count];
        Parallel.For(0, n, i =>
        {
            (double Far, int Stimulus)[] keys = Enumerable.Range(0, n).Where(j => hasSelf || j != i).Select(j => (-Inner[(i * n) + j], j)).ToArray();
            Array.Sort(keys);
            for (int place = 0; place < count; place++)
            {
                all[(i * count) + place] = keys[place].Stimulus;
            }
        });
        return all;
    }
}
