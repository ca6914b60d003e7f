namespace Concord.Alignment.Statistics;

/// <summary>Two factors over models: cells, and orthonormal bases of what each factor adds to the other.</summary>
/// <remarks>
/// Dummy columns of the levels are orthogonalised one after another (<see cref="OrthonormalBasis"/>); a column that the earlier ones explain is dropped, so that confounded factors and
/// empty cells lower the degrees of freedom instead of breaking the fit. A sum of squares is then the squared length of the projection: it cannot be negative.
/// Cost: models × levels².
/// </remarks>
internal sealed class FactorialDesign
{
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
    public static double Projected(double[][] basis, double[] scores) => OrthonormalBasis.Projected(basis, scores);

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

    private double[][] Dummies(int levels, Func<int, int> levelOf) => OrthonormalBasis.Dummies(levels, first.Length, levelOf);

    // Orthonormal bases of the span of the earlier columns, and of what the later ones add to it.
    private static (double[][] Earlier, double[][] Added) After(double[][] earlier, double[][] later)
    {
        var basis = new OrthonormalBasis([]);
        Array.ForEach(earlier, basis.Add);
        int start = basis.Columns.Count;
        Array.ForEach(later, basis.Add);
        return ([.. basis.Columns.Take(start)], [.. basis.Columns.Skip(start)]);
    }

    private static double Square(double value) => value * value;
}
