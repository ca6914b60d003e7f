using MathNet.Numerics;

namespace Concord.Alignment.Statistics;

/// <summary>Which choice decides: shares of the spread of effects over a grid of analyses that each choice's main effect takes.</summary>
/// <remarks>
/// The share of a choice is what its levels add to the explained sum of squares, averaged over all orders in which the choices can enter: Σ over sets S of the others of
/// |S|!(k − |S| − 1)!/k! · (R²(S ∪ c) − R²(S)). On a complete grid the order does not matter, and the share is the classical main effect's SS/total; on an incomplete one choices share what
/// they explain together. Shares are never negative, and with <see cref="Rest"/> (interactions) they sum to 1. They describe the grid: another list of analyses gives other shares.
/// Source: Lindeman, Merenda &amp; Gold 1980, Introduction to Bivariate and Multivariate Analysis, p. 119; <c>relaimpo::calc.relimp(type = "lmg")</c>.
/// </remarks>
/// <param name="Shares">(choices).</param>
/// <param name="Rest">What no main effect explains: choices that act together.</param>
public sealed record ChoiceShares(IReadOnlyList<double> Shares, double Rest)
{
    /// <summary>More choices than this are too many orders.</summary>
    public const int MostChoices = 12;

    /// <summary>The shares; NaN where fewer than two analyses differ.</summary>
    /// <param name="effects">(analyses), finite.</param>
    /// <param name="levels">(choices)(analyses) level, from 0.</param>
    /// <exception cref="ArgumentException">More than <see cref="MostChoices"/> choices.</exception>
    public static ChoiceShares Compute(IReadOnlyList<double> effects, IReadOnlyList<IReadOnlyList<int>> levels)
    {
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count > MostChoices)
        {
            throw new ArgumentException($"{levels.Count} choices; at most {MostChoices}", nameof(levels));
        }

        double[] values = [.. effects];
        double total = FactorialDesign.Total(values);
        double mean = values.Length == 0 ? 0 : values.Average();
        if (values.Length < 2 || !(total > 1e-24 * values.Length * (1 + (mean * mean))))
        {
            return new ChoiceShares([.. levels.Select(_ => double.NaN)], double.NaN);
        }

        double[][][] dummies = [.. levels.Select(of => OrthonormalBasis.Dummies(of.Max() + 1, values.Length, row => of[row]))];
        double[] explained = Explained(values, dummies, total);
        double[] shares = [.. levels.Select((_, choice) => Share(choice, levels.Count, explained))];
        return new ChoiceShares(shares, Math.Max(0, 1 - explained[^1]));
    }

    // (sets of choices, as bits) R²; each set extends the basis of the set without its last choice.
    private static double[] Explained(double[] values, double[][][] dummies, double total)
    {
        var explained = new double[1 << dummies.Length];
        var grand = new OrthonormalBasis([]);
        grand.Add([.. values.Select(_ => 1.0)]);
        Extend(0, 0, grand);
        return explained;

        void Extend(int set, int next, OrthonormalBasis basis)
        {
            explained[set] = OrthonormalBasis.Projected(basis.Columns.Skip(1), values) / total;
            for (int choice = next; choice < dummies.Length; choice++)
            {
                var longer = new OrthonormalBasis(basis.Columns);
                Array.ForEach(dummies[choice], longer.Add);
                Extend(set | (1 << choice), choice + 1, longer);
            }
        }
    }

    private static double Share(int choice, int choices, double[] explained)
    {
        double share = 0;
        for (int set = 0; set < explained.Length; set++)
        {
            if ((set & (1 << choice)) == 0)
            {
                share += (explained[set | (1 << choice)] - explained[set]) / (choices * SpecialFunctions.Binomial(choices - 1, int.PopCount(set)));
            }
        }

        return Math.Max(0, share);
    }
}
