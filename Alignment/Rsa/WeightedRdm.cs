using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>A model whose RDM is a sum of layer RDMs with weights that may not be negative.</summary>
/// <remarks>
/// d̂ = Σ_k w_k d_k, w ≥ 0 minimising ‖d̂ − d‖² over the pairs of training conditions, d the training subjects' pooled RDM: a distance over features of which each
/// layer's are stretched by √w_k. Pairs undefined in any layer or subject are left out. Where every layer falls as the subjects rise, all weights are 0 and the
/// comparison is undefined. Source: Khaligh-Razavi &amp; Kriegeskorte 2014, doi:10.1371/journal.pcbi.1003915; <see cref="WeightedFit.Centred"/> as rsatoolbox
/// <c>fit_regress_nn</c>.
/// </remarks>
public sealed class WeightedRdm : IRdmModel
{
    private readonly IReadOnlyList<double[]> layers;
    private readonly WeightedFit fit;
    private readonly int stimuli;

    /// <summary>Wraps the layers.</summary>
    /// <param name="layers">(layers)(pairs), one or more, over the same conditions.</param>
    /// <param name="fit">What the weights are fitted to.</param>
    public WeightedRdm(IReadOnlyList<double[]> layers, WeightedFit fit = WeightedFit.Plain)
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentOutOfRangeException.ThrowIfZero(layers.Count, nameof(layers));
        stimuli = Rdm.StimulusCountOf(layers[0].Length);
        foreach (double[] layer in layers)
        {
            Require.SameLength(layers[0].Length, layer.Length);
        }

        this.layers = layers;
        this.fit = fit;
    }

    /// <inheritdoc/>
    public double[] Predict(IReadOnlyList<int> training, IReadOnlyList<double[]> subjects)
    {
        double[] weights = Weights(training, subjects);
        var sum = new double[layers[0].Length];
        for (int layer = 0; layer < layers.Count; layer++)
        {
            VectorMath.Add(weights[layer], layers[layer], sum);
        }

        return sum;
    }

    /// <summary>The weights fitted to some conditions.</summary>
    /// <param name="training">Conditions, repeats included.</param>
    /// <param name="subjects">(subjects)(pairs), one or more.</param>
    /// <returns>(layers), 0 or more; all 0 with fewer than three pairs.</returns>
    public double[] Weights(IReadOnlyList<int> training, IReadOnlyList<double[]> subjects)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(subjects);
        double[][] columns = [.. layers.Concat(subjects).Select(rdm => RdmSample.Of(rdm, stimuli, training))];
        int[] defined = Enumerable.Range(0, columns[0].Length).Where(pair => Array.TrueForAll(columns, column => !double.IsNaN(column[pair]))).ToArray();
        if (defined.Length < 3)
        {
            return new double[layers.Count];
        }

        double[][] kept = Array.ConvertAll(columns, column => Scaled(Array.ConvertAll(defined, pair => column[pair])));
        double[] target = RsaScore.MeanRdm([.. kept[layers.Count..].Select(OverRoot)]);
        return NonNegativeLeastSquares.Solve(kept[..layers.Count], target);
    }

    private double[] Scaled(double[] values)
    {
        double mean = fit is WeightedFit.Centred ? Pearson.Mean(values) : 0;
        return Array.ConvertAll(values, value => value - mean);
    }

    // Subjects count the same whatever their units: over the root of the mean square, which after centring is the standard deviation.
    private static double[] OverRoot(double[] values)
    {
        double root = Math.Sqrt(VectorMath.Dot(values, values) / values.Length);
        return root > 0 ? Array.ConvertAll(values, value => value / root) : values;
    }
}
