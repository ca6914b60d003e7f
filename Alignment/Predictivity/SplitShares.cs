using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Splits r and R² between the parts of a prediction by the product measure.</summary>
/// <remarks>
/// ŷ = m + Σ_s ŷ_s, m the training mean of the fold. Of r: r_s = Σ(y − ȳ)ŷ_s / √(Σ(y − ȳ)² Σ(ŷ − mean ŷ)²), and the training means have Σ(y − ȳ)m in the same
/// way; together they are r. Of R² = 1 − Σ(y − ŷ)²/Σ(y − m)²: R²_s = Σ(2(y − m)ŷ_s − ŷ_s Σ_t ŷ_t)/Σ(y − m)², together R². Sums over all held-out rows, or
/// (per fold) in each fold and then the mean over folds. Only sums are kept: (folds × parts × neuroids). Undefined (NaN) where the denominator is 0.
/// Source: Hoffman 1960, doi:10.1037/h0047807 and Pratt 1987 (product measure); himalaya <c>correlation_score_split</c>, <c>r2_score_split</c>.
/// </remarks>
internal sealed class SplitShares
{
    private readonly Matrix y;
    private readonly HeldOutRows rows;
    private readonly bool isPooled;
    private readonly int parts;
    private readonly double[][] centres; // (folds)(neuroids): ȳ of the rows over which r is taken
    private readonly Matrix[] products; // (folds) of (parts + 1 × neuroids): Σ(y − ȳ)ŷ_s; the last row is the training means'
    private readonly Matrix[] explained; // (folds) of (parts + 1 × neuroids): R²'s numerators; the last row is Σ(y − m)²

    public SplitShares(Matrix y, HeldOutRows rows, Pooling pooling, int parts)
    {
        this.y = y;
        this.rows = rows;
        this.parts = parts;
        isPooled = pooling is Pooling.Pooled;
        double[] all = Mean(rows.Stimuli);
        centres = [.. rows.OfFold.Select(fold => isPooled ? all : Mean(Array.ConvertAll(fold, row => rows.Stimuli[row])))];
        products = [.. rows.OfFold.Select(_ => Empty())];
        explained = [.. rows.OfFold.Select(_ => Empty())];
    }

    /// <summary>Adds the predictions of some neuroids in one fold.</summary>
    /// <param name="fold">Which fold.</param>
    /// <param name="training">Its training rows.</param>
    /// <param name="neuroids">Columns of y, each given once in a fold.</param>
    /// <param name="predicted">(parts, held-out, neuroids), without the training means; borrowed.</param>
    public void Add(int fold, int[] training, int[] neuroids, Tensor predicted)
    {
        using DisposeScope scope = NewDisposeScope();
        Matrix own = y.SelectColumns(neuroids);
        Tensor mean = own.SelectRows(training).ToTensor().mean([0]); // (neuroids)
        Tensor wanted = own.SelectRows(Array.ConvertAll(rows.OfFold[fold], row => rows.Stimuli[row])).ToTensor(); // (held-out, neuroids)
        Tensor deviation = wanted - tensor(Array.ConvertAll(neuroids, j => centres[fold][j]));
        Tensor rest = wanted - mean;
        Put(products[fold], neuroids, cat([(predicted * deviation).sum(1), (deviation * mean).sum([0], keepdim: true)], 0));
        Put(explained[fold], neuroids, cat([(predicted * ((2 * rest) - predicted.sum([0]))).sum(1), rest.Squared().sum([0], keepdim: true)], 0));
    }

    /// <summary>The shares of r.</summary>
    /// <param name="predictions">(held-out rows × neuroids), the whole predictions.</param>
    /// <param name="r">(neuroids) r of the whole; where it is undefined so are its shares.</param>
    /// <returns>(parts × neuroids), and (neuroids) for the training means.</returns>
    public (Matrix Parts, double[] Means) Correlation(Matrix predictions, double[] r)
    {
        double[] shares = Shares(products, Norms(predictions, r));
        return (new Matrix(parts, y.Columns, shares[..(parts * y.Columns)]), shares[(parts * y.Columns)..]);
    }

    /// <summary>Each part's share of R².</summary>
    /// <returns>(parts × neuroids).</returns>
    public Matrix R2Parts() => new(parts, y.Columns, Shares(explained, [.. Groups(explained).Select(group => group[(parts * y.Columns)..])])[..(parts * y.Columns)]);

    /// <summary>R² of the whole.</summary>
    /// <returns>(neuroids).</returns>
    public double[] R2()
    {
        Matrix each = R2Parts();
        return [.. Enumerable.Range(0, y.Columns).Select(j => Enumerable.Range(0, parts).Sum(s => each[s, j]))];
    }

    // Sums divided by the denominators, in each group of folds, then the mean.
    private double[] Shares(Matrix[] sums, double[][] denominators)
    {
        double[][] groups = Groups(sums);
        var shares = new double[(parts + 1) * y.Columns];
        for (int g = 0; g < groups.Length; g++)
        {
            for (int k = 0; k < shares.Length; k++)
            {
                double denominator = denominators[g][k % y.Columns];
                shares[k] += denominator > 0 ? groups[g][k] / denominator / groups.Length : double.NaN;
            }
        }

        return shares;
    }

    // Pooled: one group, the sum over folds. Per fold: each by itself.
    private double[][] Groups(Matrix[] sums) => isPooled
        ? [[.. Enumerable.Range(0, (parts + 1) * y.Columns).Select(k => sums.Sum(fold => fold.Values[k]))]]
        : Array.ConvertAll(sums, fold => fold.Values);

    // √(Σ(y − ȳ)² Σ(ŷ − mean ŷ)²) in each group of rows.
    private double[][] Norms(Matrix predictions, double[] r)
    {
        int[][] groups = isPooled ? [[.. Enumerable.Range(0, predictions.Rows)]] : rows.OfFold;
        return Array.ConvertAll(groups, group =>
        {
            double[] responses = Squares(y, Array.ConvertAll(group, row => rows.Stimuli[row]));
            double[] fitted = Squares(predictions, group);
            return Enumerable.Range(0, r.Length).Select(j => double.IsNaN(r[j]) ? double.NaN : Math.Sqrt(responses[j]) * Math.Sqrt(fitted[j])).ToArray();
        });
    }

    private static double[] Squares(Matrix values, int[] rows)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor chosen = values.SelectRows(rows).ToTensor();
        return (chosen - chosen.mean([0], keepdim: true)).Squared().sum([0]).ToArray();
    }

    private double[] Mean(int[] stimuli)
    {
        using DisposeScope scope = NewDisposeScope();
        return y.SelectRows(stimuli).ToTensor().mean([0]).ToArray();
    }

    private Matrix Empty()
    {
        var values = new double[(parts + 1) * y.Columns];
        Array.Fill(values, double.NaN);
        return new Matrix(parts + 1, y.Columns, values);
    }

    private void Put(Matrix sums, int[] neuroids, Tensor values)
    {
        double[] table = values.ToArray();
        for (int k = 0; k < table.Length; k++)
        {
            sums.Values[((k / neuroids.Length) * y.Columns) + neuroids[k % neuroids.Length]] = table[k];
        }
    }
}
