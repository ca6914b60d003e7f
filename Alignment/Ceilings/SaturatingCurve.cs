using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Concord.Alignment.Ceilings;

/// <summary>The curve v∞(1 − e^(−n/τ)) through points by least squares: how a score levels off with the number of subjects.</summary>
/// <remarks>
/// For a given rate k = 1/τ the best v∞ is Σfy/Σf², f = 1 − e^(−kn), so that one number is left to find: the least Σ(y − v∞f)² over k &gt; 0, on a grid of rates from
/// a straight line to a constant, then the root of its slope. No start value, no bounds on v∞ and nothing clipped: v∞ above 1 says that the curve does not hold.
/// Points that do not rise have their best fit in the limit τ → 0, a constant: v∞ is their mean, and τ is 0. Points that rise in a straight line or faster
/// have none: v∞ and τ grow without end, undefined. Source: Golub &amp; Pereyra 1973, doi:10.1137/0710036 (separable least squares);
/// the curve: Schrimpf et al. 2021, doi:10.1073/pnas.2105646118 (Brain-Score language, which bounds v∞ to 0 … 1).
/// </remarks>
public static class SaturatingCurve
{
    private const int Steps = 600;

    /// <summary>Fits the curve.</summary>
    /// <param name="n">Three or more different numbers above 0, as many as scores.</param>
    /// <param name="scores">The score at each; pairs with a NaN are left out.</param>
    /// <returns>v∞, undefined with the reason, and τ, NaN where v∞ is.</returns>
    public static (Scored Limit, double Tau) Fit(IReadOnlyList<double> n, IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(n);
        ArgumentNullException.ThrowIfNull(scores);
        Require.SameLength(n.Count, scores.Count);
        (double N, double Y)[] points = [.. n.Zip(scores).Where(point => double.IsFinite(point.Second)).OrderBy(point => point.First)];
        if (points.Select(point => point.N).Distinct().Count() < 3)
        {
            return (Scored.Undefined("fewer than three numbers of subjects with a score"), double.NaN);
        }

        // From e^(−kn) that no digit tells from a straight line's to one that is nothing beside 1.
        double slowest = Math.Log(1e-4 / points[^1].N);
        double step = (Math.Log(40 / points[0].N) - slowest) / Steps;
        int best = Steps;
        for (int k = Steps - 1; k >= 0; k--)
        {
            best = Error(points, slowest + (k * step)) < Error(points, slowest + (best * step)) ? k : best;
        }

        if (best == 0)
        {
            return (Scored.Undefined("the scores rise in a straight line: no limit can be told"), double.NaN);
        }

        return best == Steps
            ? (new Scored(points.Average(point => point.Y), "the scores do not rise with the number of subjects: their mean"), 0)
            : Refine(points, slowest + ((best - 1) * step), slowest + ((best + 1) * step));
    }

    private static (Scored Limit, double Tau) Refine((double N, double Y)[] points, double from, double to)
    {
        if (!Brent.TryFindRoot(rate => Slope(points, rate), from, to, 1e-14, 200, out double logRate))
        {
            return (Scored.Undefined("least squares did not converge"), double.NaN);
        }

        double limit = Limit(points, logRate);
        double tau = Math.Exp(-logRate);
        string? note = limit > 1 ? "a limit above 1: the curve does not hold"
            : tau > points[^1].N ? "τ exceeds the number of subjects: the limit lies far beyond what was measured" : null;
        return (new Scored(limit, note), tau);
    }

    private static double Rise(double n, double logRate) => -SpecialFunctions.Expm1(-Math.Exp(logRate) * n);

    private static double Limit((double N, double Y)[] points, double logRate) =>
        points.Sum(point => Rise(point.N, logRate) * point.Y) / points.Sum(point => Math.Pow(Rise(point.N, logRate), 2));

    private static double Error((double N, double Y)[] points, double logRate)
    {
        double limit = Limit(points, logRate);
        return points.Sum(point => Math.Pow(point.Y - (limit * Rise(point.N, logRate)), 2));
    }

    // Half the derivative of the error by the rate; v∞ is at its best and adds nothing.
    private static double Slope((double N, double Y)[] points, double logRate)
    {
        double limit = Limit(points, logRate);
        return -limit * points.Sum(point => (point.Y - (limit * Rise(point.N, logRate))) * point.N * Math.Exp(-Math.Exp(logRate) * point.N));
    }
}
