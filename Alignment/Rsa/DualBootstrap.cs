using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>The variance of an RSA score over new subjects and new stimuli at once, from a two-factor bootstrap with its correction.</summary>
/// <remarks>
/// Drawing both factors at once counts the noise of single cells three times. With the variances v_b (both drawn), v_s (subjects) and v_c (stimuli) under the same draws,
/// S subjects and C stimuli: v = S/(S − 1) v_s + C/(C − 1) v_c − SC/((S − 1)(C − 1)) (v_b − v_s − v_c), kept between the larger corrected single variance and v_b, as
/// the source does. Draws undefined in any of the three are left out of all. Source: Schütt et al. 2023, doi:10.7554/eLife.82566, eq. 8–11;
/// rsatoolbox <c>eval_dual_bootstrap</c> and <c>extract_variances</c>.
/// </remarks>
public static class DualBootstrap
{
    /// <summary>The corrected variance of a score or, by <see cref="DualDraws.Less"/>, of a difference.</summary>
    /// <param name="draws">The three bootstraps.</param>
    /// <param name="subjects">S, 2 or more.</param>
    /// <param name="stimuli">C, 2 or more.</param>
    /// <returns>0 or more; NaN with fewer than two subjects, stimuli or defined draws.</returns>
    public static double Variance(DualDraws draws, int subjects, int stimuli)
    {
        ArgumentNullException.ThrowIfNull(draws);
        int[] defined = Enumerable.Range(0, draws.Both.Length).Where(draw => !double.IsNaN(draws.Both[draw] + draws.Subjects[draw] + draws.Stimuli[draw])).ToArray();
        double both = Spread.Variance(Array.ConvertAll(defined, draw => draws.Both[draw]));
        double bySubjects = Spread.Variance(Array.ConvertAll(defined, draw => draws.Subjects[draw]));
        double byStimuli = Spread.Variance(Array.ConvertAll(defined, draw => draws.Stimuli[draw]));
        double subjectFactor = subjects / (subjects - 1.0);
        double stimulusFactor = stimuli / (stimuli - 1.0);
        double cells = subjectFactor * stimulusFactor * (both - bySubjects - byStimuli);
        double least = Math.Max(subjectFactor * bySubjects, stimulusFactor * byStimuli);
        return Math.Min(Math.Max((subjectFactor * bySubjects) + (stimulusFactor * byStimuli) - cells, least), both);
    }

    /// <summary>The t-test of a score, or of a difference, that the corrected variance gives.</summary>
    /// <remarks>Degrees of freedom: the smaller of S and C, less 1.</remarks>
    /// <param name="value">The score or difference on the data themselves.</param>
    /// <param name="draws">The three bootstraps.</param>
    /// <param name="subjects">S.</param>
    /// <param name="stimuli">C.</param>
    /// <param name="level">The interval's level.</param>
    public static StudentTest Test(double value, DualDraws draws, int subjects, int stimuli, double level = 0.95) =>
        StudentTest.Compute(value, Variance(draws, subjects, stimuli), Math.Min(subjects, stimuli) - 1, level);
}
