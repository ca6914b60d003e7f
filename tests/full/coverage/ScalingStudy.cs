using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;
using Concord.Alignment.Simulation;

namespace Concord.Coverage;

/// <summary>Saturating power laws of models' scores.</summary>
/// <remarks>
/// Scores 1 − exp(log(E + A·X^−α) + noise), X at random over the stated decades, noise Student's t with three degrees of freedom: a few models are far off, as in published tables.
/// Estimands: the level 1 − E, and the slope at the largest scale.
/// </remarks>
public sealed class ScalingStudy : ICoverageStudy
{
    private const double Level = 0.5;
    private const double Amplitude = 0.4;
    private readonly int models;
    private readonly double decades;
    private readonly double alpha;

    /// <summary>Chooses the law.</summary>
    /// <param name="models">Models of a data set.</param>
    /// <param name="decades">Powers of ten that their scales cover.</param>
    /// <param name="alpha">The exponent: the smaller, the further off the level.</param>
    public ScalingStudy(int models, double decades, double alpha)
    {
        this.models = models;
        this.decades = decades;
        this.alpha = alpha;
    }

    /// <inheritdoc/>
    public string Id => FormattableString.Invariant($"scaling-{models}-{decades}-{alpha}");

    /// <inheritdoc/>
    public string Summary => FormattableString.Invariant($"power law, {models} models over {decades} decades, α {alpha}, level {Level}");

    /// <inheritdoc/>
    public IReadOnlyList<SimulatedPair> Run(int number, int draws)
    {
        var source = new GaussianSource(new StableRandom(6, number));
        var random = new StableRandom(7, number);
        (ScalingData Data, ScalingBootstrap Fitted)[] sets = [.. Enumerable.Range(0, 2).Select(set =>
        {
            ScalingData data = Simulate(source, random);
            return (data, ScalingBootstrap.Compute(data, ScalingForm.Named("power"), number, draws, set));
        })];
        double largest = Math.Pow(10, decades);
        double slope = alpha * Math.Log(10) * Amplitude * Math.Pow(largest, -alpha);
        return
        [
            new("level", One(sets[0].Fitted, Level, fit => fit.Level), One(sets[1].Fitted, Level, fit => fit.Level)),
            new("slope", One(sets[0].Fitted, slope, fit => fit.Slope(largest)), One(sets[1].Fitted, slope, fit => fit.Slope(largest))),
        ];
    }

    private static SimulatedScore One(ScalingBootstrap fitted, double truth, Func<ScalingFit, double> statistic) =>
        new(truth, statistic(fitted.Fit), [.. fitted.Draws.Select(statistic)]);

    private ScalingData Simulate(GaussianSource source, StableRandom random)
    {
        double[] normal = source.Matrix(models, 4).Values;
        var scale = new double[models];
        var scores = new double[models];
        for (int model = 0; model < models; model++)
        {
            ReadOnlySpan<double> own = normal.AsSpan(model * 4, 4);
            double noise = 0.02 * own[0] / Math.Sqrt(((own[1] * own[1]) + (own[2] * own[2]) + (own[3] * own[3])) / 3);
            scale[model] = Math.Pow(10, decades * random.NextDouble());
            scores[model] = 1 - Math.Exp(Math.Log(1 - Level + (Amplitude * Math.Pow(scale[model], -alpha))) + noise);
        }

        return new ScalingData(new Matrix(models, 1, scale), scores, [1]);
    }
}
