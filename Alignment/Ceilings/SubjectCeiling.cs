using Concord.Alignment.Rsa;

namespace Concord.Alignment.Ceilings;

/// <summary>The body shared by the RSA bounds.</summary>
internal static class SubjectCeiling
{
    /// <summary>Compares each subject with a pool, over the pairs defined for all subjects.</summary>
    /// <param name="subjects">(subjects)(pairs).</param>
    /// <param name="reading">Pooling and comparison.</param>
    /// <param name="isPooled">Whether the second subject enters the pool that the first is compared with.</param>
    public static CeilingResult Compute(IReadOnlyList<double[]> subjects, CeilingReading reading, Func<int, int, bool> isPooled)
    {
        ArgumentNullException.ThrowIfNull(reading);
        double[][] shared = Shared(subjects);
        if (shared.Length < 2)
        {
            return new CeilingResult(double.NaN, [], $"a ceiling between subjects needs two or more; there is {shared.Length}");
        }

        double[][] scaled = Array.ConvertAll(shared, reading.Scaled);
        Scored[] each = shared.Select((subject, s) => reading.Compare(subject, RsaScore.MeanRdm(scaled.Where((_, other) => isPooled(s, other)).ToArray()))).ToArray();
        double[] values = Array.ConvertAll(each, score => score.Value);
        return new CeilingResult(values.Average(), values, Notes.Join(each.Select(score => score.Note)));
    }

    /// <summary>Copies in which a pair that is NaN for one subject is NaN for all: every comparison is over the same pairs.</summary>
    public static double[][] Shared(IReadOnlyList<double[]> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (double[] subject in subjects)
        {
            Require.SameLength(subjects[0].Length, subject.Length);
        }

        return subjects.Select(subject => subject.Select((value, pair) => subjects.Any(other => double.IsNaN(other[pair])) ? double.NaN : value).ToArray()).ToArray();
    }
}
