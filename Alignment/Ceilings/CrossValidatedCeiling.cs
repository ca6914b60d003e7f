using Concord.Alignment.Rsa;

namespace Concord.Alignment.Ceilings;

/// <summary>The bounds of a score that is cross-validated over subjects, stimuli or both: the ceiling for models fitted on other subjects and other stimuli.</summary>
/// <remarks>
/// In each part the test subjects, on its stimuli only, are compared with the pool of its other subjects (lower) and with the pool of all (upper). Mean over test
/// subjects, then over parts. As in the source, the lower bound's subjects are cut to the part's stimuli and then ranked or scaled and pooled; those of the upper bound
/// are pooled over all stimuli and then cut. Undefined with the reason: a part without others to pool, a comparison that is undefined. Source: Schütt et al. 2023, doi:10.7554/eLife.82566; rsatoolbox <c>cv_noise_ceiling</c>.
/// </remarks>
public static class CrossValidatedCeiling
{
    /// <summary>The id in tables.</summary>
    public const string Id = "cross-validated";

    /// <summary>Computes both bounds.</summary>
    /// <param name="subjects">(subjects)(pairs); average the sessions of a subject first.</param>
    /// <param name="parts">As of <see cref="CeilingPart.Crossed"/>, one or more.</param>
    /// <param name="reading">How subjects are pooled and compared.</param>
    public static CeilingBounds Compute(IReadOnlyList<double[]> subjects, IReadOnlyList<CeilingPart> parts, CeilingReading reading)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(reading);
        if (parts.Count == 0 || parts.Any(part => part.PooledSubjects.Count == 0 || part.TestSubjects.Count == 0))
        {
            return new CeilingBounds(double.NaN, double.NaN, "a cross-validated ceiling needs subjects on both sides of every part");
        }

        double[][] shared = SubjectCeiling.Shared(subjects);
        double[] poolOfAll = RsaScore.MeanRdm(Array.ConvertAll(shared, reading.Scaled));
        CeilingBounds[] each = parts.Select(part =>
        {
            double[][] cut = Array.ConvertAll(shared, subject => Rdm.Select(subject, part.Stimuli));
            Scored lower = MeanOver(cut, part, RsaScore.MeanRdm(part.PooledSubjects.Select(s => reading.Scaled(cut[s])).ToArray()), reading);
            Scored upper = MeanOver(cut, part, Rdm.Select(poolOfAll, part.Stimuli), reading);
            return new CeilingBounds(lower.Value, upper.Value, Notes.Join(lower.Note, upper.Note));
        }).ToArray();
        return new CeilingBounds(each.Average(part => part.Lower), each.Average(part => part.Upper), Notes.Join(each.Select(part => part.Note)));
    }

    private static Scored MeanOver(double[][] subjects, CeilingPart part, double[] pool, CeilingReading reading)
    {
        Scored[] each = part.TestSubjects.Select(s => reading.Compare(subjects[s], pool)).ToArray();
        return new Scored(each.Average(score => score.Value), Notes.Join(each.Select(score => score.Note)));
    }
}
