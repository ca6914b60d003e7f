using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Behaviour;

public sealed class SoftLabelScoreTests
{
    [Fact]
    public void Entropy_and_cross_entropy_by_hand()
    {
        Matrix humans = SoftLabels.FromCounts(new Matrix(2, 2, [1, 1, 4, 0]));
        var model = new Matrix(2, 2, [0.5, 0.5, 0.25, 0.75]);
        Golden.Close("entropy", [Math.Log(2), 0], SoftLabels.Entropies(humans), 1e-14);
        Assert.Equal((Math.Log(2) + Math.Log(4)) / 2, SoftLabelScore.CrossEntropy(model, humans).Value, 14); // −ln .5 and −ln .25
        Assert.Contains("probability 0", SoftLabelScore.CrossEntropy(new Matrix(2, 2, [1, 0, 1, 0]), humans).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_is_stable_for_large_logits()
    {
        Golden.Close("softmax", [1 / (1 + Math.E), Math.E / (1 + Math.E)], SoftLabels.Softmax(new Matrix(1, 2, [1e4, 10001])).Values, 1e-12);
        Assert.Equal([1, 0], SoftLabels.Choices(new Matrix(2, 3, [0.2, 0.5, 0.3, 0.4, 0.4, 0.2])));
    }

    [Fact]
    public void Entropy_correlation_is_one_for_the_same_order_and_undefined_for_constant_entropy()
    {
        var humans = new Matrix(3, 2, [0.5, 0.5, 0.9, 0.1, 0.99, 0.01]);
        var model = new Matrix(3, 2, [0.6, 0.4, 0.2, 0.8, 0.05, 0.95]);
        Assert.Equal(1, SoftLabelScore.EntropyCorrelation(model, humans).Value, 14);
        Assert.NotNull(SoftLabelScore.EntropyCorrelation(new Matrix(3, 2, [1, 0, 0, 1, 1, 0]), humans).Note);
    }

    [Fact]
    public void Majority_kappa_and_its_draws_by_hand()
    {
        // model right on images 0, 1, 2; majority right on 0, 1, 3 of 4: o = .5, e = .75² + .25² = .625, κ = −1/3.
        int[] labels = [0, 0, 0, 0];
        var model = new Matrix(4, 2, [0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.1, 0.9]);
        var humans = new Matrix(4, 2, [5, 1, 5, 1, 1, 5, 5, 1]);
        Assert.Equal(-1.0 / 3, SoftLabelScore.MajorityErrorConsistency(model, humans, labels).Value, 12);
        double[] draws = SoftLabelScore.MajorityDraws([true, true, true, false], [true, true, false, true], StimulusResamples.FromIndices([[0, 1, 2, 3], [0, 0, 1, 1]], 4));
        Assert.Equal(-1.0 / 3, draws[0], 12);
        Assert.True(double.IsNaN(draws[1]));
    }

    [Fact]
    public void Shape_bias_draws_by_hand()
    {
        CueDecision[] decisions = [CueDecision.Shape, CueDecision.Texture, CueDecision.Neither];
        Assert.Equal(0.5, ShapeBias.Compute(decisions).Value);
        double[] draws = ShapeBias.Draws(decisions, StimulusResamples.FromIndices([[0, 0, 1], [2, 2, 2]], 3));
        Assert.Equal(2.0 / 3, draws[0], 14);
        Assert.True(double.IsNaN(draws[1]));
        Assert.Null(ShapeBias.Decide("cat", "cat", "cat"));
    }
}
