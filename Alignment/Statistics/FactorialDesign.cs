namespace Concord.Alignment.Statistics;

/// <summary>Two factors over models: cells, and orthonormal bases of what each factor adds to the other.</summary>
/// <remarks>
/// Dummy columns of the levels are orthogonalised one after another (modified Gram–Schmidt, twice); a column that the earlier ones explain is dropped, so that confounded factors and
/// empty cells lower the degrees of freedom instead of breaking the fit. A sum of squares is then the squared length of the projection: it cannot be negative.
/// Cost: models × levels².
/// </remarks>
internal sealed class FactorialDesign
{
    private const double Negligible = 1e-9;
    private readonly int[] first;
    private readonly int[] second;

    /// <summary>Lays out the models.</summary>
    /// <param name="first">(models) level of the first factor, from 0.</param>
    /// <param name="second">(models) level of the second factor, from 0.</param>
    /// <param name="firstLevels">Levels of the first factor.</param>
    /// <param name="secondLevels">Levels of the second factor.</param>
    public FactorialDesign(int[] first, int[] second, int firstLevels, int secondLevels)
    {
        (this.first, this.second, FirstLevels, SecondLevels) = (first, second, firstLevels, secondLevels);
        Counts = new int[firstLevels * secondLevels];
        for (int model = 0; model < first.Length; model++)
        {
            Counts[CellOf(model)]++;
        }

        double[] grand = Enumerable.Repeat(1.0, first.Length).ToArray();
        double[][] ofFirst = Dummies(firstLevels, model => first[model]);
        double[][] ofSecond = Dummies(secondLevels, model => second[model]);
        (_, FirstAfterSecond) = After([grand, .. ofSecond], ofFirst);
        (double[][] additive, SecondAfterFirst) = After([grand, .. ofFirst], ofSecond);
        (_, Interaction) = After([.. additive, .. SecondAfterFirst], Dummies(Counts.Length, CellOf));
    }

    public int FirstLevels { get; }

    public int SecondLevels { get; }

    /// <summary>(cells) models in each, first level by first level.</summary>
    public int[] Counts { get; }

    /// <summary>(dimensions)(models) orthonormal.</summary>
    public double[][] FirstAfterSecond { get; }

    /// <summary>(dimensions)(models) orthonormal.</summary>
    public double[][] SecondAfterFirst { get; }

    /// <summary>(dimensions)(models) orthonormal.</summary>
    public double[][] Interaction { get; }

    /// <summary>Mean of each cell; NaN for an empty one.</summary>
    public double[] CellMeans(double[] scores)
    {
        var means = new double[Counts.Length];
        for (int model = 0; model < scores.Length; model++)
        {
            means[CellOf(model)] += scores[model];
        }

        for (int cell = 0; cell < means.Length; cell++)
        {
            means[cell] /= Counts[cell];
        }

        return means;
    }

    /// <summary>Squared length of the scores' projection on a basis.</summary>
    public static double Projected(double[][] basis, double[] scores) => basis.Sum(column => Square(Dot(column, scores)));

    /// <summary>Squares of the scores about the means of their cells.</summary>
    public double Residual(double[] scores)
    {
        double[] means = CellMeans(scores);
        return scores.Select((score, model) => Square(score - means[CellOf(model)])).Sum();
    }

    /// <summary>Squares of the scores about their mean.</summary>
    public static double Total(double[] scores)
    {
        double mean = Pearson.Mean(scores);
        return scores.Sum(score => Square(score - mean));
    }

    private int CellOf(int model) => (first[model] * SecondLevels) + second[model];

    private double[][] Dummies(int levels, Func<int, int> levelOf) =>
        Enumerable.Range(0, levels).Select(level => first.Select((_, model) => levelOf(model) == level ? 1.0 : 0).ToArray()).ToArray();

    // Orthonormal bases of the span of the earlier columns, and of what the later ones add to it.
    private static (double[][] Earlier, double[][] Added) After(double[][] earlier, double[][] later)
    {
        var basis = new List<double[]>();
        foreach (double[] column in earlier)
        {
            Add(basis, column);
        }

        int start = basis.Count;
        foreach (double[] column in later)
        {
            Add(basis, column);
        }

        return ([.. basis.Take(start)], [.. basis.Skip(start)]);
    }

    private static void Add(List<double[]> basis, double[] column)
    {
        double[] rest = [.. column];
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] known in basis)
            {
                double part = Dot(known, rest);
                for (int model = 0; model < rest.Length; model++)
                {
                    rest[model] -= part * known[model];
                }
            }
        }

        double length = Math.Sqrt(Dot(rest, rest));
        if (length > Negligible * Math.Sqrt(Dot(column, column)))
        {
            basis.Add(Array.ConvertAll(rest, value => value / length));
        }
    }

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            sum += x[k] * y[k];
        }

        return sum;
    }

    private static double Square(double value) => value * value;
}
