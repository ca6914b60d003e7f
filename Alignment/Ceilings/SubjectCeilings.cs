namespace Concord.Alignment.Ceilings;

/// <summary>The names under which a manifest asks for a ceiling between subjects.</summary>
public static class SubjectCeilings
{
    private const string Prefix = LooSubjectCeiling.Id + "(";

    /// <summary><c>loo-subject</c>, which takes the comparator's first reading, and <c>loo-subject(READING)</c> for each reading.</summary>
    public static IReadOnlyList<string> Names { get; } = [LooSubjectCeiling.Id, .. CeilingReadings.All.Select(reading => $"{Prefix}{reading.Id})")];

    /// <summary>Whether the name asks for a ceiling between subjects.</summary>
    /// <param name="name">A ceiling's name.</param>
    public static bool Has(string name) => Names.Contains(name);

    /// <summary>The reading that a name asks for.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="comparatorId">The comparator whose score it bounds.</param>
    /// <exception cref="AlignmentException">The reading bounds another comparator.</exception>
    public static CeilingReading ReadingOf(string name, string comparatorId)
    {
        ArgumentNullException.ThrowIfNull(name);
        CeilingReading reading = name == LooSubjectCeiling.Id ? CeilingReadings.DefaultFor(comparatorId) : CeilingReadings.Find(name[Prefix.Length..^1]);
        return reading.Comparator == comparatorId
            ? reading
            : throw new AlignmentException($"ceiling '{name}'", $"a score by {comparatorId}", $"compare: {reading.Comparator}", $"For {comparatorId} there are: {string.Join(", ", CeilingReadings.All.Where(other => other.Comparator == comparatorId).Select(other => $"{Prefix}{other.Id})"))}.");
    }
}
