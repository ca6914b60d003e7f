using System.Globalization;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;
using MathNet.Numerics.Distributions;

namespace Concord.Coverage;

/// <summary>Error consistency of a model with four humans over images, three conditions.</summary>
/// <remarks>
/// Each image has a difficulty d, standard normal; an observer is right when a + λ·d + √(1 − λ²)·ε is above 0, a by condition and observer. Answers of two observers
/// are independent given d, so p₁₂ = ∫ φ(d) P₁(d) P₂(d) dd, and κ of the population follows. The two models have the same a and λ. Estimand: mean over conditions, then humans.
/// </remarks>
public sealed class BehaviourStudy : ICoverageStudy
{
    private static readonly double[] s_thresholds = [1.2, 0.5, -0.2];
    private static readonly double[] s_humanLoadings = [0.8, 0.75, 0.7, 0.65];
    private readonly int images;
    private readonly double modelLoading;
    private readonly double truth;

    /// <summary>Chooses sizes.</summary>
    /// <param name="images">Images of each condition.</param>
    /// <param name="modelLoading">λ of both models.</param>
    public BehaviourStudy(int images, double modelLoading)
    {
        this.images = images;
        this.modelLoading = modelLoading;
        truth = s_humanLoadings.Average(loading => s_thresholds.Average(threshold => Kappa((threshold - 0.3, modelLoading), (threshold, loading))));
    }

    /// <inheritdoc/>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"kappa-{images}-{modelLoading}");

    /// <inheritdoc/>
    public string Summary => $"error consistency with {s_humanLoadings.Length} humans, {s_thresholds.Length} conditions of {images} images; population {truth:0.000}";

    /// <inheritdoc/>
    public IReadOnlyList<SimulatedPair> Run(int number, int draws)
    {
        var source = new GaussianSource(new StableRandom(5, number));
        (string Name, double Loading, double Shift)[] observers = [("model-a", modelLoading, -0.3), ("model-b", modelLoading, -0.3), .. s_humanLoadings.Select((loading, k) => ($"human-{k}", loading, 0.0))];
        var cells = new List<ObserverCondition>();
        for (int condition = 0; condition < s_thresholds.Length; condition++)
        {
            double[] difficulty = [.. Enumerable.Range(0, images).Select(_ => source.Next())];
            double threshold = s_thresholds[condition];
            cells.AddRange(observers.Select(observer => new ObserverCondition(observer.Name, $"c{condition}", difficulty
                .Select((d, image) => ($"{image:0000}", threshold + observer.Shift + (observer.Loading * d) + (Math.Sqrt(1 - (observer.Loading * observer.Loading)) * source.Next()) > 0))
                .ToArray())));
        }

        var behaviour = new BehaviourSet("simulated", cells, [.. observers[2..].Select(observer => observer.Name)]);
        var bootstrap = new BehaviourBootstrap(behaviour, number, draws);
        var kappa = new ErrorConsistency(KappaConvention.Concord);
        SimulatedScore[] scores = [.. observers[..2].Select(model => new SimulatedScore(truth, PairScore.ModelAgainstHumans(behaviour, model.Name, kappa).Value, bootstrap.ModelAgainstHumans(model.Name, kappa)[0]))];
        return [new SimulatedPair("error-consistency", scores[0], scores[1])];
    }

    private static double Kappa((double Threshold, double Loading) first, (double Threshold, double Loading) second)
    {
        const double Step = 0.001;
        double both = 0;
        for (double d = -8; d <= 8; d += Step)
        {
            both += Step * Normal.PDF(0, 1, d) * Right(first, d) * Right(second, d);
        }

        double p1 = Normal.CDF(0, 1, first.Threshold);
        double p2 = Normal.CDF(0, 1, second.Threshold);
        double observed = 1 - p1 - p2 + (2 * both);
        double expected = (p1 * p2) + ((1 - p1) * (1 - p2));
        return (observed - expected) / (1 - expected);
    }

    private static double Right((double Threshold, double Loading) observer, double d) =>
        Normal.CDF(0, 1, (observer.Threshold + (observer.Loading * d)) / Math.Sqrt(1 - (observer.Loading * observer.Loading)));
}
