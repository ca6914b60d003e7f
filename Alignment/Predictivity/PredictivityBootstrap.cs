using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Bootstrap of a predictivity score over stimuli: held-out predictions are resampled, the maps are not refitted.</summary>
/// <remarks>
/// The interval therefore speaks of these fitted maps on other stimuli; say so beside it (<see cref="Method"/>). Per draw and neuroid r has the weights of
/// the draw; with <see cref="Pooling.PerFold"/> in each fold, then the mean. All draws are matrix products of the multiplicities (draws × rows) with ŷ, y, ŷy, ŷ²
/// and y², after centring each neuroid. A variance below 1e-13 of the second moment counts as constant: that neuroid is left out of that draw.
/// Memory: blocks of draws of about 64 MiB a product.
/// What the draws leave out is how the maps would differ had other stimuli trained them, and with it a part of the uncertainty: where units are many for the training
/// stimuli, and for the median over neuroids, intervals are too narrow (<c>tests/full/coverage</c> says by how much). Source: Bates, Hastie &amp; Tibshirani 2024, doi:10.1080/01621459.2023.2197686.
/// </remarks>
public static class PredictivityBootstrap
{
    /// <summary>The text of <c>ci_method</c>.</summary>
    public const string Method = "percentile bootstrap over stimuli of held-out predictions within folds, bias removed, maps not refitted";

    private const int LeastPerFold = 5;

    /// <summary>The aggregate score in every draw.</summary>
    /// <param name="result">Predictions of one model.</param>
    /// <param name="y">(stimuli × neuroids) the responses they were scored against.</param>
    /// <param name="resamples">Draws over the stimuli.</param>
    /// <param name="aggregate">Median or mean over the neuroids defined in the draw.</param>
    /// <returns>(draws); NaN where no neuroid is defined.</returns>
    public static double[] Run(PredictivityResult result, Matrix y, StimulusResamples resamples, NeuroidAggregate aggregate)
    {
        using DisposeScope scope = NewDisposeScope();
        return Aggregated(new NeuroidDraws(result, y, resamples, standardised: false), aggregate, _ => 0);
    }

    /// <summary>The aggregate score in every draw, without what the sample does to the score: for intervals of the held-out r on other stimuli.</summary>
    /// <remarks>
    /// <para>A pooled r lies below the r of the same maps on new stimuli, by about 2(1 − r²)/(n·r) for n stimuli and however many folds. Half comes from the offsets: where a fold's
    /// responses lie above the mean of all, those that its map was trained on lie below. Half comes from the slopes, which are long just where the other folds' noise made them so.
    /// A map without content scores below 0. New stimuli know nothing of either. Here predictions are standardised and responses centred within each fold under the weights
    /// of the draw, r = Σ_k w_k·cov_k/s_k / √(Σ_k w_k·Σ_k w_k s²_yk), which has neither part. Folds that hold out fewer than five stimuli cannot be
    /// standardised: their draws are those of <see cref="Run"/>, whose bias stays.</para>
    /// <para>An r of few stimuli is biased by its spread: the mean of a neuroid's draws less its r estimates by how much, and the draws lie as far again from r, so they are shifted by twice that.
    /// The draws therefore lie about the score without its biases, and a low score of few stimuli may lie below its own interval. A median of uncertain r has a bias of its own, which stays.</para>
    /// </remarks>
    /// <param name="result">Predictions of one model.</param>
    /// <param name="y">(stimuli × neuroids) the responses they were scored against.</param>
    /// <param name="resamples">Draws over the stimuli.</param>
    /// <param name="aggregate">Median or mean over the neuroids defined in the draw.</param>
    /// <returns>(draws); NaN where no neuroid is defined.</returns>
    public static double[] RunCalibrated(PredictivityResult result, Matrix y, StimulusResamples resamples, NeuroidAggregate aggregate)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(y);
        bool standardised = result.Pooling is Pooling.Pooled && result.PredictionFolds.CountBy(fold => fold).All(fold => fold.Value >= LeastPerFold);
        using DisposeScope scope = NewDisposeScope();
        NeuroidDraws drawn = new(result, y, resamples, standardised);
        double[] whole = new NeuroidDraws(result, y, StimulusResamples.Once(y.Rows), standardised).Means();
        double[] means = drawn.Means();
        return Aggregated(drawn, aggregate, neuroid => 2 * (means[neuroid] - whole[neuroid]));
    }

    private static double[] Aggregated(NeuroidDraws drawn, NeuroidAggregate aggregate, Func<int, double> shift)
    {
        double[] shifts = [.. Enumerable.Range(0, drawn.Neuroids).Select(shift)];
        var shifted = new double[drawn.Neuroids];
        var values = new List<double>();
        foreach (ArraySegment<double> row in drawn.Rows())
        {
            for (int neuroid = 0; neuroid < shifted.Length; neuroid++)
            {
                shifted[neuroid] = row[neuroid] - shifts[neuroid];
            }

            values.Add(NeuroidAggregates.OfDefined(Quantiles.SortedDefined(shifted), aggregate, out _));
        }

        return [.. values];
    }
}
