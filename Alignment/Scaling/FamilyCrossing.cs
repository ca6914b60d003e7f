using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>Where one family's law overtakes another's, within the scales that both cover.</summary>
/// <remarks>
/// The last sign change of the difference of the two laws on 200 points of equal distance in log scale, refined by bisection. The two families are resampled
/// independently and paired draw by draw; a draw without a crossing counts towards <see cref="Share"/> only.
/// </remarks>
/// <param name="Smallest">The least scale that both cover.</param>
/// <param name="Largest">The greatest scale that both cover; below the least where they share none, and all else is NaN.</param>
/// <param name="At">The crossing; NaN for none in range.</param>
/// <param name="Interval">Its percentile interval over the draws that cross.</param>
/// <param name="Share">The share of draws that cross.</param>
/// <param name="AtSmallest">First family less second at the least scale.</param>
/// <param name="AtLargest">First family less second at the greatest scale.</param>
public sealed record FamilyCrossing(double Smallest, double Largest, double At, Interval Interval, double Share, FamilyDifference AtSmallest, FamilyDifference AtLargest)
{
    private const int Points = 200;

    /// <summary>Compares two families.</summary>
    /// <param name="first">Its models and fit; one measure of scale.</param>
    /// <param name="second">Likewise, with as many draws.</param>
    public static FamilyCrossing Compute((ScalingData Data, ScalingBootstrap Fitted) first, (ScalingData Data, ScalingBootstrap Fitted) second)
    {
        Require.SameLength(first.Fitted.Draws.Count, second.Fitted.Draws.Count);
        double smallest = Math.Max(first.Data.Scale.Values.Min(), second.Data.Scale.Values.Min());
        double largest = Math.Min(first.Data.Scale.Values.Max(), second.Data.Scale.Values.Max());
        if (!(largest > smallest))
        {
            FamilyDifference none = new(double.NaN, Interval.Undefined(0.95, "no common scale"));
            return new FamilyCrossing(smallest, largest, double.NaN, none.Interval, double.NaN, none, none);
        }

        double[] places = [.. Enumerable.Range(0, Points).Select(k => smallest * Math.Pow(largest / smallest, k / (Points - 1.0)))];
        (ScalingFit First, ScalingFit Second)[] draws = [.. first.Fitted.Draws.Zip(second.Fitted.Draws)];
        var crossings = new double[draws.Length];
        Parallel.For(0, draws.Length, draw => crossings[draw] = Last(draws[draw], places));
        double[] defined = Quantiles.SortedDefined(crossings);
        return new FamilyCrossing(
            smallest,
            largest,
            Last((first.Fitted.Fit, second.Fitted.Fit), places),
            defined.Length < 2 ? Interval.Undefined(0.95, "no draw crosses") : Interval.Percentile(defined),
            defined.Length / (double)draws.Length,
            Difference(smallest),
            Difference(largest));

        FamilyDifference Difference(double scale) =>
            new(first.Fitted.Fit.Score(scale) - second.Fitted.Fit.Score(scale), Interval.Percentile([.. draws.Select(draw => draw.First.Score(scale) - draw.Second.Score(scale))]));
    }

    private static double Last((ScalingFit First, ScalingFit Second) pair, double[] places)
    {
        double above = Gap(places[^1]);
        for (int k = places.Length - 2; k >= 0; k--)
        {
            double gap = Gap(places[k]);
            if (gap * above < 0)
            {
                return Bisect(places[k], places[k + 1], gap);
            }

            above = gap == 0 ? above : gap;
        }

        return double.NaN;

        double Gap(double scale) => pair.First.Score(scale) - pair.Second.Score(scale);

        double Bisect(double low, double high, double atLow)
        {
            for (int k = 0; k < 50; k++)
            {
                double middle = Math.Sqrt(low * high);
                (low, high) = Gap(middle) * atLow > 0 ? (middle, high) : (low, middle);
            }

            return Math.Sqrt(low * high);
        }
    }
}
