using Concord.Alignment.Linalg;
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
/// </remarks>
public static class PredictivityBootstrap
{
    /// <summary>The text of <c>ci_method</c>.</summary>
    public const string Method = "percentile bootstrap over stimuli of held-out predictions, maps not refitted";

    private const double ConstantBelow = 1e-13;
    private const int BlockValues = 8 << 20;

    /// <summary>The aggregate score in every draw.</summary>
    /// <param name="result">Predictions of one model.</param>
    /// <param name="y">(stimuli × neuroids) the responses they were scored against.</param>
    /// <param name="resamples">Draws over the stimuli.</param>
    /// <param name="aggregate">Median or mean over the neuroids defined in the draw.</param>
    /// <returns>(draws); NaN where no neuroid is defined.</returns>
    public static double[] Run(PredictivityResult result, Matrix y, StimulusResamples resamples, NeuroidAggregate aggregate)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(y.Rows, resamples.Stimuli);
        int[] defined = Enumerable.Range(0, y.Columns).Where(j => !double.IsNaN(result.PerNeuroid[j])).ToArray();
        var values = new double[resamples.Draws];
        Array.Fill(values, double.NaN);
        if (defined.Length == 0)
        {
            return values;
        }

        using DisposeScope scope = NewDisposeScope();
        WeightedMoments[] parts = Parts(result).Select(rows => new WeightedMoments(result, y, rows, defined)).ToArray();
        int step = Math.Clamp(BlockValues / defined.Length, 1, resamples.Draws);
        for (int start = 0; start < resamples.Draws; start += step)
        {
            int count = Math.Min(step, resamples.Draws - start);
            using DisposeScope inner = NewDisposeScope();
            Tensor r = parts.Select(part => part.Correlate(resamples, start, count, ConstantBelow)).Aggregate((a, b) => a + b) / parts.Length;
            double[] table = r.ToArray(); // (draws of the block, neuroids)
            for (int draw = 0; draw < count; draw++)
            {
                values[start + draw] = NeuroidAggregates.OfDefined(Quantiles.SortedDefined(table.AsSpan(draw * defined.Length, defined.Length)), aggregate, out _);
            }
        }

        return values;
    }

    /// <summary>The aggregate score in every draw, without what the sample does to the score: for intervals of the held-out r on other stimuli.</summary>
    /// <remarks>
    /// The score is biased in ways that other stimuli are not: pooled over folds by their offsets (<see cref="FoldOffsets"/>), and every r of few stimuli, and a median of many
    /// uncertain r, by their spread. The first is taken out of the predictions before they are drawn from, the others out of the draws (<see cref="BootstrapBias"/>).
    /// The draws therefore lie about the unbiased score, by about (1 − r²)/(n·r) above a pooled one.
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
        PredictivityResult unbiased = result.Pooling is Pooling.Pooled ? FoldOffsets.Removed(result, y) : result;
        double[] draws = Run(unbiased, y, resamples, aggregate);
        return BootstrapBias.Removed(Run(unbiased, y, StimulusResamples.Once(y.Rows), aggregate)[0], draws);
    }

    private static IEnumerable<int[]> Parts(PredictivityResult result)
    {
        int[] all = Enumerable.Range(0, result.PredictionStimuli.Length).ToArray();
        return result.Pooling is Pooling.Pooled ? [all] : all.GroupBy(row => result.PredictionFolds[row]).Select(fold => fold.ToArray());
    }
}
