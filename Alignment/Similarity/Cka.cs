using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Centred kernel alignment from HSIC: HSIC(K, L)/√(HSIC(K, K)·HSIC(L, L)).</summary>
internal static class Cka
{
    private const double ConstantBelow = 1e-13;

    /// <summary>Why the estimator has no value for so few stimuli, or null.</summary>
    public static string? Reason(ISimilaritySide x, ISimilaritySide y, HsicEstimator estimator) =>
        Sides.Reason(x, y) ?? (estimator is HsicEstimator.Unbiased && x.Stimuli < 4 ? "fewer than four stimuli: the unbiased estimator takes four at a time" : null);

    public static Scored Linear(ISimilaritySide x, ISimilaritySide y, HsicEstimator estimator)
    {
        (LinearSide a, LinearSide b) = Sides.Of<LinearSide>(x, y);
        return Reason(a, b, estimator) is { } reason ? Scored.Undefined(reason) : Ratio(LinearSide.Sums(a, b), a.Stimuli, estimator);
    }

    public static double[] LinearDraws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples, HsicEstimator estimator)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        (LinearSide a, LinearSide b) = Sides.Of<LinearSide>(x, y);
        return Reason(a, b, estimator) is null ? Draws(a.Kernel, b.Kernel, resamples, estimator) : Sides.NotANumber(resamples.Draws);
    }

    public static Scored Ratio((HsicSums Pair, HsicSums X, HsicSums Y) sums, int stimuli, HsicEstimator estimator)
    {
        double xx = sums.X.Value(estimator, stimuli);
        double yy = sums.Y.Value(estimator, stimuli);
        if (IsNothing(xx, sums.X, stimuli, estimator) || IsNothing(yy, sums.Y, stimuli, estimator))
        {
            return Scored.Undefined("a kernel without variance between stimuli");
        }

        double value = sums.Pair.Value(estimator, stimuli) / (Math.Sqrt(xx) * Math.Sqrt(yy));
        return double.IsFinite(value) ? new Scored(value) : Scored.Undefined("values too large or too small to square");
    }

    public static double[] Draws(KernelSide x, KernelSide y, StimulusResamples resamples, HsicEstimator estimator)
    {
        double[] xx = x.SelfDraws.For(resamples, () => HsicDraws.Compute(x, x, resamples, estimator));
        double[] yy = y.SelfDraws.For(resamples, () => HsicDraws.Compute(y, y, resamples, estimator));
        double[] xy = HsicDraws.Compute(x, y, resamples, estimator);
        (double leastX, double leastY) = (ConstantBelow * HsicDraws.Undrawn(x, estimator), ConstantBelow * HsicDraws.Undrawn(y, estimator));
        for (int draw = 0; draw < xy.Length; draw++)
        {
            xy[draw] = xx[draw] > leastX && yy[draw] > leastY ? xy[draw] / (Math.Sqrt(xx[draw]) * Math.Sqrt(yy[draw])) : double.NaN;
        }

        return xy;
    }

    // What is left of the pairs by rounding only.
    private static bool IsNothing(double hsic, HsicSums sums, int stimuli, HsicEstimator estimator)
    {
        double scale = sums.Pairs + sums.Diagonal;
        double n = stimuli;
        return !(hsic > 0) || hsic * (estimator is HsicEstimator.Unbiased ? n * (n - 3) : 1) < ConstantBelow * scale;
    }
}
