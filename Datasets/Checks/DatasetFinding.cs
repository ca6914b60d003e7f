namespace Concord.Datasets.Checks;

/// <summary>One thing that a check found.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found and where.</param>
public sealed record DatasetFinding(Severity Severity, string Message)
{
    internal static DatasetFinding Information(string message) => new(Severity.Information, message);

    internal static DatasetFinding Warning(string message) => new(Severity.Warning, message);

    internal static DatasetFinding Error(string message) => new(Severity.Error, message);

    /// <summary>"9" or "9–12".</summary>
    internal static string Range(IReadOnlyCollection<int> counts) => counts.Min() == counts.Max() ? $"{counts.Min()}" : $"{counts.Min()}–{counts.Max()}";

    /// <summary>"first, second, third and 4 more".</summary>
    internal static string Listing(IReadOnlyCollection<string> names, int shown = 4) =>
        string.Join(", ", names.Take(shown)) + (names.Count > shown ? $" and {names.Count - shown} more" : "");
}
