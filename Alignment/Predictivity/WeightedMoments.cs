using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Centred predictions and responses of some held-out rows with their products, ready to be weighted by draws.</summary>
/// <remarks>Tensors live in the caller's dispose scope.</remarks>
internal sealed class WeightedMoments
{
    private const double ConstantBelow = 1e-13;
    private readonly int[] stimuli;
    private readonly Tensor p; // (rows, neuroids)
    private readonly Tensor y;
    private readonly Tensor pp;
    private readonly Tensor yy;
    private readonly Tensor py;

    public WeightedMoments(PredictivityResult result, Matrix responses, int[] rows, int[] neuroids)
        : this(
            result.Predictions.SelectRows(rows).SelectColumns(neuroids),
            responses.SelectRows(Array.ConvertAll(rows, row => result.PredictionStimuli[row])).SelectColumns(neuroids),
            Array.ConvertAll(rows, row => result.PredictionStimuli[row]))
    {
    }

    /// <param name="first">(rows × neuroids).</param>
    /// <param name="second">(rows × neuroids).</param>
    /// <param name="stimuli">(rows) the stimulus whose multiplicity weights the row.</param>
    public WeightedMoments(Matrix first, Matrix second, int[] stimuli)
    {
        this.stimuli = stimuli;
        p = Centred(first.ToTensor());
        y = Centred(second.ToTensor());
        (pp, yy, py) = (p * p, y * y, p * y);
    }

    /// <summary>Weighted correlations.</summary>
    /// <returns>(draws, neuroids); NaN where a side is constant in the draw.</returns>
    public Tensor Correlate(StimulusResamples resamples, int firstDraw, int draws)
    {
        (_, Tensor covariance, Tensor varianceP, Tensor varianceY, Tensor isDefined) = Of(resamples, firstDraw, draws);
        Tensor r = covariance / (varianceP * varianceY).sqrt();
        return where(isDefined, r, full_like(r, double.NaN));
    }

    /// <summary>What these rows add to a correlation over several groups of rows whose predictions are standardised and whose responses are centred group by group.</summary>
    /// <returns>(draws, neuroids) each: Σ w·cov/s_p, Σ w·s²_y and Σ w; 0 where a side is constant in the draw.</returns>
    public (Tensor Products, Tensor Squares, Tensor Weights) Standardised(StimulusResamples resamples, int firstDraw, int draws)
    {
        (Tensor total, Tensor covariance, Tensor varianceP, Tensor varianceY, Tensor isDefined) = Of(resamples, firstDraw, draws);
        Tensor none = zeros_like(covariance);
        return (where(isDefined, total * covariance / varianceP.sqrt(), none), where(isDefined, total * varianceY, none), where(isDefined, total.expand_as(none), none));
    }

    private (Tensor Total, Tensor Covariance, Tensor VarianceP, Tensor VarianceY, Tensor IsDefined) Of(StimulusResamples resamples, int firstDraw, int draws)
    {
        var weights = new double[draws * stimuli.Length];
        for (int draw = 0; draw < draws; draw++)
        {
            ReadOnlySpan<ushort> counts = resamples.Multiplicities(firstDraw + draw);
            for (int row = 0; row < stimuli.Length; row++)
            {
                weights[(draw * stimuli.Length) + row] = counts[stimuli[row]];
            }
        }

        Tensor w = TensorBridge.Of(weights, draws, stimuli.Length);
        Tensor total = w.sum(1, keepdim: true);
        w = w / total; // an empty fold gives NaN
        Tensor meanP = w.matmul(p);
        Tensor meanY = w.matmul(y);
        Tensor secondP = w.matmul(pp);
        Tensor secondY = w.matmul(yy);
        Tensor varianceP = secondP - (meanP * meanP);
        Tensor varianceY = secondY - (meanY * meanY);
        Tensor least = TensorBridge.Vector([ConstantBelow]);
        Tensor isDefined = (varianceP > secondP * least) & (varianceY > secondY * least);
        return (total, w.matmul(py) - (meanP * meanY), varianceP, varianceY, isDefined);
    }

    private static Tensor Centred(Tensor values) => values - values.mean([0], keepdim: true);
}
