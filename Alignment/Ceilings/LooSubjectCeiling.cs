namespace Concord.Alignment.Ceilings;

/// <summary>The lower bound of the best attainable RSA score: each subject against the pool of the others, mean over subjects.</summary>
/// <remarks>Undefined with fewer than two subjects. Source: Nili et al. 2014, doi:10.1371/journal.pcbi.1003553; rsatoolbox <c>boot_noise_ceiling</c>.</remarks>
public static class LooSubjectCeiling
{
    /// <summary>The id in tables.</summary>
    public const string Id = "loo-subject";

    /// <summary>Computes the bound.</summary>
    /// <param name="subjects">(subjects)(pairs); average the sessions of a subject first.</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    public static CeilingResult Compute(IReadOnlyList<double[]> subjects, CeilingReading reading) =>
        SubjectCeiling.Compute(subjects, reading, (left, other) => other != left);
}
