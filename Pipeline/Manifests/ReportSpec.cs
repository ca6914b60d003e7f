namespace Concord.Pipeline.Manifests;

/// <summary>What the report shows.</summary>
/// <param name="By">The factors that models are compared by: architecture, family, regime, or a key of tags or training.</param>
/// <param name="Formats">html, markdown, latex, csv.</param>
public sealed record ReportSpec(IReadOnlyList<string> By, IReadOnlyList<string> Formats)
{
    /// <summary>The columns of score tables from left to right: names of the catalogue, architecture, or keys of tags or training; empty for what the catalogue shows by itself.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}
