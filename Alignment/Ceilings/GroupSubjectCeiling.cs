namespace Concord.Alignment.Ceilings;

/// <summary>The upper bound of the best attainable RSA score: each subject against the pool of all, itself included, mean over subjects.</summary>
/// <remarks>Optimistic by construction: show it beside the lower bound. Undefined with fewer than two subjects. Source: as <see cref="LooSubjectCeiling"/>.</remarks>
public static class GroupSubjectCeiling
{
    /// <summary>The id in tables.</summary>
    public const string Id = "group-subject";

    /// <summary>Computes the bound.</summary>
    /// <param name="subjects">(subjects)(pairs); average the sessions of a subject first.</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    public static CeilingResult Compute(IReadOnlyList<double[]> subjects, CeilingReading reading) =>
        SubjectCeiling.Compute(subjects, reading, (_, _) => true);
}
