using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>A cross-validated score in every draw, once for each assignment to folds.</summary>
/// <param name="Repeats">(repeats)(draws); NaN where a draw cannot be cross-validated.</param>
public sealed record CrossValidatedDraws(IReadOnlyList<double[]> Repeats)
{
    /// <summary>(draws) the mean over repeats.</summary>
    public double[] Mean() => Enumerable.Range(0, Repeats[0].Length).Select(draw => Repeats.Average(repeat => repeat[draw])).ToArray();

    /// <summary>The paired difference of two models under the same draws and folds.</summary>
    public CrossValidatedDraws Less(CrossValidatedDraws other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CrossValidatedDraws(Repeats.Zip(other.Repeats, (mine, theirs) => mine.Zip(theirs, (a, b) => a - b).ToArray()).ToArray());
    }

    /// <summary>The variance over draws, less what the assignment to folds adds.</summary>
    /// <remarks>
    /// With R repeats: (R · var(mean over repeats) − mean over repeats of var) / (R − 1), the variance for infinitely many assignments; then n/(n − 1). It may be
    /// negative by chance and is then not a variance: the test built on it is undefined. Source: Schütt et al. 2023, doi:10.7554/eLife.82566; rsatoolbox
    /// <c>bootstrap_crossval</c>.
    /// </remarks>
    /// <param name="drawn">n: how many conditions or subjects are drawn, the smaller number where both are.</param>
    public double Variance(int drawn)
    {
        int[] defined = Enumerable.Range(0, Repeats[0].Length).Where(draw => Repeats.All(repeat => !double.IsNaN(repeat[draw]))).ToArray();
        double[] mean = Mean();
        double whole = Spread.Variance(Array.ConvertAll(defined, draw => mean[draw]));
        double single = Repeats.Average(repeat => Spread.Variance(Array.ConvertAll(defined, draw => repeat[draw])));
        double corrected = Repeats.Count == 1 ? whole : ((Repeats.Count * whole) - single) / (Repeats.Count - 1);
        return corrected * drawn / (drawn - 1);
    }
}
