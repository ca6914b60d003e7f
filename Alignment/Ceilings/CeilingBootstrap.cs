using Concord.Alignment.Rsa;

namespace Concord.Alignment.Ceilings;

/// <summary>The RSA bounds between subjects in every draw of a bootstrap, under the draws of the models' scores.</summary>
/// <remarks>
/// A subject drawn several times enters a pool that often, is left out of its own lower pool altogether, and counts once in the mean over subjects, as in rsatoolbox
/// <c>boot_noise_ceiling</c>. A draw with one distinct subject has no bounds and is undefined; rsatoolbox compares that subject with itself there and gets 1.
/// Cost: draws × subjects² × pairs. Source: Schütt et al. 2023, doi:10.7554/eLife.82566.
/// </remarks>
public static class CeilingBootstrap
{
    /// <summary>Both bounds in every draw.</summary>
    /// <param name="draws">Of conditions, subjects or both.</param>
    /// <param name="subjects">(subjects)(pairs).</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    /// <returns>(draws) each; NaN where undefined.</returns>
    public static (double[] Lower, double[] Upper) Run(RdmDraws draws, IReadOnlyList<double[]> subjects, CeilingReading reading)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(reading);
        int stimuli = Rdm.StimulusCountOf(subjects[0].Length);
        double[][] whole = SubjectCeiling.Shared(subjects);
        var lower = new double[draws.Draws];
        var upper = new double[draws.Draws];
        for (int draw = 0; draw < draws.Draws; draw++)
        {
            int[] counts = draws.Subjects is null ? Enumerable.Repeat(1, subjects.Count).ToArray() : Array.ConvertAll(draws.Subjects.Multiplicities(draw).ToArray(), count => (int)count);
            int[]? drawn = draws.Stimuli is null ? null : RdmSample.Drawn(draws.Stimuli.Multiplicities(draw));
            double[][] rdms = drawn is null ? whole : Array.ConvertAll(whole, rdm => RdmSample.Of(rdm, stimuli, drawn));
            (lower[draw], upper[draw]) = Bounds(rdms, counts, reading);
        }

        return (lower, upper);
    }

    /// <summary>Both bounds in the three bootstraps of a dual bootstrap.</summary>
    /// <param name="draws">Of conditions and subjects.</param>
    /// <param name="subjects">(subjects)(pairs).</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    public static (DualDraws Lower, DualDraws Upper) RunDual(RdmDraws draws, IReadOnlyList<double[]> subjects, CeilingReading reading)
    {
        ArgumentNullException.ThrowIfNull(draws);
        (double[] lower, double[] upper) = Run(draws, subjects, reading);
        (double[] subjectsLower, double[] subjectsUpper) = Run(new RdmDraws(null, draws.Subjects), subjects, reading);
        (double[] stimuliLower, double[] stimuliUpper) = Run(new RdmDraws(draws.Stimuli, null), subjects, reading);
        return (new DualDraws(lower, subjectsLower, stimuliLower), new DualDraws(upper, subjectsUpper, stimuliUpper));
    }

    private static (double Lower, double Upper) Bounds(double[][] rdms, int[] counts, CeilingReading reading)
    {
        int[] present = Enumerable.Range(0, counts.Length).Where(s => counts[s] > 0).ToArray();
        if (present.Length < 2)
        {
            return (double.NaN, double.NaN);
        }

        double[][] scaled = Array.ConvertAll(rdms, reading.Scaled);
        double[] Pool(int without) => RsaScore.MeanRdm([.. present.Where(s => s != without).SelectMany(s => Enumerable.Repeat(scaled[s], counts[s]))]);
        double[] all = Pool(-1);
        return (present.Average(s => reading.Compare(rdms[s], Pool(s)).Value), present.Average(s => reading.Compare(rdms[s], all).Value));
    }
}
