using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>A law with the same law fitted to resamples of the models.</summary>
/// <remarks>
/// Each draw takes as many models as there are, with replacement. Its search begins at the whole sample's minima, the best and up to four others:
/// from the whole grid it would take a hundred times as long, and a test holds that it finds no less. Models count as independent;
/// where they share an architecture or data the intervals are too narrow.
/// </remarks>
public sealed class ScalingBootstrap
{
    private ScalingBootstrap(ScalingFit fit, IReadOnlyList<ScalingFit> draws)
    {
        Fit = fit;
        Draws = draws;
    }

    /// <summary>The fit of all models.</summary>
    public ScalingFit Fit { get; }

    /// <summary>The fit of each resample.</summary>
    public IReadOnlyList<ScalingFit> Draws { get; }

    /// <summary>Fits and resamples.</summary>
    /// <param name="data">The models.</param>
    /// <param name="form">The law.</param>
    /// <param name="seed">Written with the figures.</param>
    /// <param name="draws">Resamples; 1 or more.</param>
    /// <param name="stream">Separates independent sets of models under one seed.</param>
    /// <exception cref="ArgumentException">Too few models, or another number of variables.</exception>
    public static ScalingBootstrap Compute(ScalingData data, ScalingForm form, long seed, int draws = ScalingDefaults.Draws, long stream = 0)
    {
        IReadOnlyList<ScalingFit> minima = ScalingFitter.Minima(data, form, default);
        StimulusResamples resamples = new(seed, draws, data.Models, stream);
        var fits = new ScalingFit[draws];
        Parallel.For(0, draws, draw =>
        {
            ushort[] counts = resamples.Multiplicities(draw).ToArray();
            fits[draw] = ScalingFitter.From(ScalingFitter.Search(data, form, counts), minima);
        });
        return new ScalingBootstrap(minima[0], fits);
    }

    /// <summary>The percentile interval of something that a fit says.</summary>
    /// <param name="statistic">From a fit; NaN where it says nothing.</param>
    public Interval Of(Func<ScalingFit, double> statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        return Interval.Percentile([.. Draws.Select(statistic)]);
    }
}
