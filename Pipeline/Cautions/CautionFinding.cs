namespace Concord.Pipeline.Cautions;

/// <summary>What a reader should know before believing a score.</summary>
/// <param name="Caution">The name of the rule that found it.</param>
/// <param name="Message">What was found, with the numbers and what it means.</param>
/// <param name="Where">Benchmark or model that it concerns, or empty for the whole run.</param>
public sealed record CautionFinding(string Caution, string Message, string Where)
{
    /// <summary>The id of the page's section that shows the evidence; null where there is none.</summary>
    public string? Section { get; init; }
}
