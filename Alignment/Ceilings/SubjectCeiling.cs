namespace Concord.Alignment.Ceilings;

/// <summary>The body shared by the two RSA bounds.</summary>
internal static class SubjectCeiling
{
    /// <summary>Compares each subject with a pool, over the pairs defined for all subjects.</summary>
    /// <param name="subjects">(subjects)(pairs).</param>
    /// <param name="reading">Pooling and comparison.</param>
    /// <param name="poolOf">Which subjects are pooled for a subject.</param>
    public static CeilingResult Compute(IReadOnlyList<double[]> subjects, CeilingReading reading, Func<IReadOnlyList<double[]>, int, double[][]> poolOf)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(reading);
        if (subjects.Count < 2)
        {
            return new CeilingResult(double.NaN, [], $"a ceiling between subjects needs two or more; there is {subjects.Count}");
        }

        foreach (double[] subject in subjects)
        {
            Require.SameLength(subjects[0].Length, subject.Length);
        }

        int[] defined = Enumerable.Range(0, subjects[0].Length).Where(pair => subjects.All(subject => !double.IsNaN(subject[pair]))).ToArray();
        string? dropped = defined.Length == subjects[0].Length ? null : $"{subjects[0].Length - defined.Length} pairs undefined for a subject and dropped";
        double[][] kept = subjects.Select(subject => Array.ConvertAll(defined, pair => subject[pair])).ToArray();
        if (defined.Length < 3)
        {
            return new CeilingResult(double.NaN, [], Notes.Join("fewer than three pairs", dropped));
        }

        Scored[] each = kept.Select((subject, s) => reading.Compare(subject, reading.Pool(poolOf(kept, s)))).ToArray();
        double[] values = Array.ConvertAll(each, score => score.Value);
        return new CeilingResult(values.Average(), values, Notes.Join([.. each.Select(score => score.Note), dropped]));
    }
}
