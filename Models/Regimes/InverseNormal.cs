namespace Concord.Models.Regimes;

/// <summary>The quantile function of the standard normal distribution.</summary>
/// <remarks>
/// Wichura 1988, algorithm AS 241 (PPND16), doi:10.2307/2347330: relative accuracy about 1e-16. The central part (85 % of draws) is
/// arithmetic alone and hence bit-equal on every IEEE machine; the tails use log and sqrt.
/// </remarks>
internal static class InverseNormal
{
    private static readonly double[] CentralAbove =
        [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727];

    private static readonly double[] CentralBelow =
        [1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610];

    private static readonly double[] MiddleAbove =
        [1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4];

    private static readonly double[] MiddleBelow =
        [1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    private static readonly double[] FarAbove =
        [6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    private static readonly double[] FarBelow =
        [1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];

    /// <summary>The x with Φ(x) = <paramref name="p"/>.</summary>
    /// <param name="p">A probability in the open interval (0, 1).</param>
    public static double Of(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q * Ratio(CentralAbove, CentralBelow, r);
        }

        double tail = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        double x = tail <= 5 ? Ratio(MiddleAbove, MiddleBelow, tail - 1.6) : Ratio(FarAbove, FarBelow, tail - 5);
        return q < 0 ? -x : x;
    }

    private static double Ratio(double[] above, double[] below, double r)
    {
        double numerator = above[7];
        double denominator = below[7];
        for (int i = 6; i >= 0; i--)
        {
            numerator = (numerator * r) + above[i];
            denominator = (denominator * r) + below[i];
        }

        return numerator / denominator;
    }
}
