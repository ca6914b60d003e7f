namespace Concord.Alignment.Resampling;

/// <summary>Bootstrap draws of a statistic of pairs of stimuli, brought to the spread that the statistic has.</summary>
/// <remarks>
/// <para>The score of an RDM is a function of means over pairs of stimuli. Its variance over samples of stimuli is A + B: A from the stimuli, B from what is particular to
/// single pairs (Hoeffding's first and second projection). A draw that has stimulus i m_i times weights a pair m_i·m_j, and its variance is A + 3B; the jackknife's is
/// A + 2B. Where pairs are noisy, and so where scores are low, B dominates and plain bootstrap intervals are up to √3 times too wide.</para>
/// <para>Here each draw is split into its linear part L = −Σ (m_i − 1)(n − 1)(θ₍ᵢ₎ − θ̄)/n, from the values θ₍ᵢ₎ without stimulus i, and the rest Q, whose variance estimates B.
/// The draws are scaled about the score by √(V/var draws), V = max(J − var Q, var Q), J = (n − 1)/n·Σ(θ₍ᵢ₎ − θ̄)² the jackknife's variance: J − var Q estimates A + B, and
/// A + B is at least B. Draws are never widened. Where a value without a stimulus is undefined they stay as they are: too wide rather than too narrow.</para>
/// <para>Source: Hoeffding 1948, doi:10.1214/aoms/1177730196; Efron &amp; Stein 1981, doi:10.1214/aos/1176345462, for the jackknife's excess; the same extrapolation over two
/// resamplings as Schütt et al. 2023, doi:10.7554/eLife.82566, eq. 8–11, make for stimuli and subjects.</para>
/// </remarks>
public static class PairDraws
{
    /// <summary>Scales draws about the score.</summary>
    /// <param name="score">The statistic on all stimuli, or a difference of two.</param>
    /// <param name="draws">(draws) the statistic under <paramref name="resamples"/>; NaN where undefined.</param>
    /// <param name="leaveOneOut">(stimuli) the statistic without each stimulus (<see cref="StimulusResamples.LeaveOneOut"/>).</param>
    /// <param name="resamples">The draws' multiplicities.</param>
    /// <returns>(draws); NaN where undefined.</returns>
    public static double[] Calibrate(double score, double[] draws, double[] leaveOneOut, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(leaveOneOut);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(resamples.Draws, draws.Length);
        Require.SameLength(resamples.Stimuli, leaveOneOut.Length);
        double scale = Scale(score, draws, leaveOneOut, resamples);
        return Array.ConvertAll(draws, draw => score + (scale * (draw - score)));
    }

    private static double Scale(double score, double[] draws, double[] leaveOneOut, StimulusResamples resamples)
    {
        int n = leaveOneOut.Length;
        double mean = leaveOneOut.Average();
        double jackknife = (n - 1.0) / n * leaveOneOut.Sum(value => (value - mean) * (value - mean));
        double[] rest = new double[draws.Length];
        for (int draw = 0; draw < draws.Length; draw++)
        {
            ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
            double linear = 0;
            for (int stimulus = 0; stimulus < n; stimulus++)
            {
                linear -= (counts[stimulus] - 1) * (n - 1.0) / n * (leaveOneOut[stimulus] - mean);
            }

            rest[draw] = draws[draw] - score - linear;
        }

        double pairs = Variance(rest);
        double ratio = Math.Max(jackknife - pairs, pairs) / Variance(draws);
        return ratio < 1 ? Math.Sqrt(ratio) : 1; // also where undefined
    }

    private static double Variance(double[] values) => Spread.Variance([.. values.Where(value => !double.IsNaN(value))]);
}
