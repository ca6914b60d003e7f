namespace Concord.Alignment.Tests.Similarity;

/// <summary>Neighbour measures by plain loops, also over expanded draws.</summary>
internal static class NaiveNeighbours
{
    /// <summary>The k nearest of stimulus i among the others that were drawn (itself included where asked for), the nearest first.</summary>
    public static int[] Nearest(double[][] inner, IEnumerable<int> drawn, int i, int k, bool hasSelf = false) =>
        drawn.Distinct().Where(j => hasSelf || j != i).OrderByDescending(j => inner[i][j]).ThenBy(j => j).Take(k).ToArray();

    public static double Mutual(double[][] x, double[][] y, IReadOnlyList<int> drawn, int k) =>
        drawn.Average(i => Nearest(x, drawn, i, k).Intersect(Nearest(y, drawn, i, k)).Count() / (double)k);

    public static double Cycle(double[][] x, double[][] y, IReadOnlyList<int> drawn, int k) =>
        drawn.Average(i => Nearest(y, drawn, i, k).Any(j => Nearest(x, drawn, j, k).Contains(i)) ? 1.0 : 0);

    public static double Lcs(double[][] x, double[][] y, IReadOnlyList<int> drawn, int k) =>
        drawn.Average(i => (double)Longest(Nearest(x, drawn, i, k), Nearest(y, drawn, i, k)));

    /// <summary>The source's numerator on all stimuli: Song's formula, columns of the first kernel and rows of the second, or tr(A·H·B·H).</summary>
    public static double MaskedHsic(double[][] x, double[][] y, int k, bool biased)
    {
        int[] all = Enumerable.Range(0, x.Length).ToArray();
        (double[][] a, double[][] b) = Masked(x, y, all, k, biased);
        double n = x.Length;
        double pairs = all.Sum(i => all.Sum(j => a[i][j] * b[j][i]));
        double crossed = all.Sum(q => all.Sum(i => a[i][q]) * b[q].Sum());
        double totals = a.Sum(row => row.Sum()) * b.Sum(row => row.Sum());
        return biased ? Centred(a, b) : (pairs + (totals / ((n - 1) * (n - 2))) - (2 * crossed / (n - 2))) / (n * (n - 3));
    }

    /// <summary>The same on an expanded draw, up to a factor; pairs of copies are left out by hand unless the diagonal belongs to it.</summary>
    public static double DrawnHsic(double[][] x, double[][] y, IReadOnlyList<int> drawn, int k, bool biased)
    {
        (double[][] a, double[][] b) = Masked(x, y, drawn, k, biased);
        return biased ? Centred(a, b) : OverDifferent(a, b, drawn);
    }

    private static (double[][] A, double[][] B) Masked(double[][] x, double[][] y, IReadOnlyList<int> drawn, int k, bool hasSelf)
    {
        Dictionary<int, int[]> common = drawn.Distinct().ToDictionary(i => i, i => Nearest(x, drawn, i, k, hasSelf).Intersect(Nearest(y, drawn, i, k, hasSelf)).ToArray());
        double[][] Kept(double[][] inner) => drawn.Select(i => drawn.Select(j => common[i].Contains(j) ? inner[i][j] : 0).ToArray()).ToArray();
        return (Kept(x), Kept(y));
    }

    // Sums over places whose stimuli differ: of pairs, of chains of three, and the product of totals less its overlaps; each filled up to four by free places.
    private static double OverDifferent(double[][] a, double[][] b, IReadOnlyList<int> drawn)
    {
        int n = drawn.Count;
        int[] all = Enumerable.Range(0, n).ToArray();
        bool Differ(params int[] places) => places.Select(p => drawn[p]).Distinct().Count() == places.Length;
        double pairs = 0;
        double chains = 0;
        double mutual = 0;
        double crossed = 0;
        foreach (int i in all)
        {
            foreach (int j in all.Where(j => Differ(i, j)))
            {
                int[] others = all.Where(q => Differ(i, j, q)).ToArray();
                double free = others.Sum(q => all.Count(r => Differ(i, j, q, r)));
                pairs += a[i][j] * b[j][i] * free;
                chains += others.Sum(q => a[i][j] * b[j][q] * all.Count(r => Differ(i, j, q, r)));
                mutual += a[i][j] * b[j][i] * all.Count(p => drawn[p] == drawn[i]) * all.Count(p => drawn[p] == drawn[j]);
            }

            // Copies of i stand at both ends of the chain through i.
            crossed += all.Count(p => drawn[p] == drawn[i]) * all.Sum(p => a[p][i]) * all.Sum(p => b[i][p]);
        }

        double totals = a.Sum(row => row.Sum()) * b.Sum(row => row.Sum());
        return pairs + totals - (4 * crossed) + (2 * mutual) - (2 * chains);
    }

    private static double Centred(double[][] a, double[][] b)
    {
        int n = a.Length;
        double[] rowsB = b.Select(row => row.Average()).ToArray();
        double[] columnsB = Enumerable.Range(0, n).Select(j => b.Average(row => row[j])).ToArray();
        double mean = rowsB.Average();
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                sum += a[i][j] * (b[j][i] - rowsB[j] - columnsB[i] + mean);
            }
        }

        return sum;
    }

    private static int Longest(int[] first, int[] second) =>
        first.Length == 0 || second.Length == 0 ? 0
        : first[0] == second[0] ? 1 + Longest(first[1..], second[1..])
        : Math.Max(Longest(first[1..], second), Longest(first, second[1..]));
}
