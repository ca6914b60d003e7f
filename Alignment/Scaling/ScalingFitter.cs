namespace Concord.Alignment.Scaling;

/// <summary>Fits a law to models: the least Huber loss over searches from a grid of starts.</summary>
/// <remarks>
/// Deterministic whatever the number of threads. The loss has many minima and flat regions, so the grid is part of the definition.
/// Cost: starts (170, 770 or 4,500 by form) × about 50 steps × models.
/// Source: Hoffmann et al. 2022, arXiv:2203.15556, approach 3; Gokce &amp; Schrimpf 2025, arXiv:2411.05712.
/// </remarks>
public static class ScalingFitter
{
    /// <summary>The best fit.</summary>
    /// <param name="data">The models.</param>
    /// <param name="form">The law; its variables as many as the data's.</param>
    /// <exception cref="ArgumentException">Too few models, or another number of variables.</exception>
    public static ScalingFit Fit(ScalingData data, ScalingForm form) => Minima(data, form, default)[0];

    /// <summary>The distinct minima that the grid finds, the least first: at least one, at most as many as searches of resamples begin from.</summary>
    internal static IReadOnlyList<ScalingFit> Minima(ScalingData data, ScalingForm form, ReadOnlyMemory<ushort> counts)
    {
        Check(data, form);
        double[][] starts = [.. form.Starts()];
        var losses = new double[starts.Length];
        Parallel.For(0, starts.Length, () => Search(data, form, counts), (k, _, search) =>
        {
            double loss = search.Minimise(starts[k]);
            losses[k] = double.IsFinite(loss) ? loss : double.PositiveInfinity;
            return search;
        }, _ => { });
        List<ScalingFit> minima = [];
        foreach (int k in Enumerable.Range(0, starts.Length).OrderBy(k => losses[k]).ThenBy(k => k))
        {
            if (minima.Count == 0 || losses[k] > minima[^1].Loss * (1 + ScalingDefaults.SameMinimum))
            {
                minima.Add(new ScalingFit(form, starts[k], losses[k], data.Units));
            }
        }

        ScalingFit[] kept = [.. minima.Take(ScalingDefaults.WarmStarts)];
        Parallel.For(0, kept.Length, k => kept[k] = Polish(Search(data, form, counts, precise: true), kept[k]));
        return [.. kept.OrderBy(fit => fit.Loss)];
    }

    private static ScalingFit Polish(DownhillSearch search, ScalingFit fit)
    {
        for (int k = 0; k < ScalingDefaults.Polishings; k++)
        {
            ScalingFit next = From(search, [fit]);
            if (!(next.Loss < fit.Loss))
            {
                break;
            }

            bool done = fit.Loss - next.Loss <= ScalingDefaults.PolishingGain * fit.Loss;
            fit = next;
            if (done)
            {
                break;
            }
        }

        return fit;
    }

    /// <summary>The best of searches from given places.</summary>
    internal static ScalingFit From(DownhillSearch search, IReadOnlyList<ScalingFit> places)
    {
        ScalingFit best = places[0] with { Loss = double.PositiveInfinity };
        foreach (ScalingFit place in places)
        {
            double[] point = [.. place.Parameters];
            double loss = search.Minimise(point);
            if (loss < best.Loss)
            {
                best = best with { Parameters = point, Loss = loss };
            }
        }

        return best;
    }

    internal static DownhillSearch Search(ScalingData data, ScalingForm form, ReadOnlyMemory<ushort> counts, bool precise = false) =>
        new(new HuberLoss(form, data) { Counts = counts }.Evaluate, form.Parameters.Count, precise);

    internal static void Check(ScalingData data, ScalingForm form)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(form);
        if (form.Variables != data.Units.Count)
        {
            throw new ArgumentException($"the form '{form.Id}' takes {form.Variables} measures of scale; there are {data.Units.Count}", nameof(form));
        }

        int least = ScalingDefaults.ModelsPerParameter * form.Parameters.Count;
        if (data.Models < least)
        {
            throw new ArgumentException($"{data.Models} models; the form '{form.Id}' takes {least} or more", nameof(data));
        }
    }
}
