using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Pearson over draws: the correlation with weights m_i·m_j, which equals that of the expanded sample.</summary>
/// <remarks>
/// Values are centred on all pairs first, so that moments lose no digits. A side whose variance in a draw is below 1e-13 of its second moment counts as constant.
/// The subjects of a draw fold into one vector, as in <see cref="SpearmanKernel"/>, but made anew for each model: it is one pass.
/// </remarks>
internal sealed class PearsonKernel : IBootstrapKernel
{
    private const double ConstantBelow = 1e-13;
    private readonly PairList pairs;
    private readonly double[][] subjects;
    private readonly StimulusResamples resamples;

    public PearsonKernel(PairList pairs, IReadOnlyList<double[]> subjects, StimulusResamples resamples)
    {
        this.pairs = pairs;
        this.resamples = resamples;
        this.subjects = subjects.Select(Centred).ToArray();
    }

    public void AddTo(double[] model, double[] sums)
    {
        double[] x = Centred(model);
        var multiplicity = new double[resamples.Stimuli];
        var weights = new double[pairs.Count];
        for (int draw = 0; draw < resamples.Draws; draw++)
        {
            DrawWeights.Load(resamples, draw, multiplicity);
            for (int k = 0; k < weights.Length; k++)
            {
                weights[k] = multiplicity[pairs.First[k]] * multiplicity[pairs.Second[k]];
            }

            double total = pairs.TotalWeight(multiplicity);
            foreach (double[] y in subjects)
            {
                sums[draw] += Correlate(weights, total, x, y);
            }
        }
    }

    private static double Correlate(double[] weights, double total, double[] x, double[] y)
    {
        double sumX = 0;
        double sumY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double wx = weights[k] * x[k];
            double wy = weights[k] * y[k];
            sumX += wx;
            sumY += wy;
            xx += wx * x[k];
            yy += wy * y[k];
            xy += wx * y[k];
        }

        double varianceX = xx - (sumX * sumX / total);
        double varianceY = yy - (sumY * sumY / total);
        bool isDefined = varianceX > ConstantBelow * xx && varianceY > ConstantBelow * yy;
        return isDefined ? (xy - (sumX * sumY / total)) / Math.Sqrt(varianceX * varianceY) : double.NaN;
    }

    private static double[] Centred(double[] values)
    {
        double mean = Pearson.Mean(values);
        return Array.ConvertAll(values, value => value - mean);
    }
}
