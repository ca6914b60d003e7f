using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>All rows of one benchmark and metric: what one score table is made from.</summary>
public sealed record ScoreGroup
{
    /// <summary>The benchmark's id.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The metric's name with its options.</summary>
    public required string Metric { get; init; }

    /// <summary>The formula's id, version and remaining options.</summary>
    public required string Definition { get; init; }

    /// <summary>The region, or null.</summary>
    public string? Region { get; init; }

    /// <summary>The stimulus set's id.</summary>
    public required string Stimuli { get; init; }

    /// <summary>Whether another group of the same benchmark and metric holds the aggregate over this and further stimulus sets: then it has a table as a file, and counts in no comparison of its own.</summary>
    public bool IsPart { get; init; }

    /// <summary>The name in headings: benchmark, metric and what else is needed to tell it from others.</summary>
    public required string Title { get; init; }

    /// <summary>The models, best first, those without a score last, then by name.</summary>
    public required IReadOnlyList<ScoreEntry> Entries { get; init; }

    /// <summary>Human observers as a reference, never ranked among the models.</summary>
    public required IReadOnlyList<ScoreRow> Humans { get; init; }

    /// <summary>Every layer's row of the sweeps, in the order given.</summary>
    public required IReadOnlyList<ScoreRow> Sweep { get; init; }

    /// <summary>Rows of single conditions.</summary>
    public required IReadOnlyList<ScoreRow> Conditions { get; init; }

    /// <summary>Whether higher means a better agreement.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>Whether values cannot exceed 1 in size, so that the leading zero is not printed.</summary>
    public required bool IsBounded { get; init; }

    /// <summary>A warning that stands beside the scores, such as "SIMULATED recording: …"; or null.</summary>
    public string? Warning { get; init; }

    /// <summary>The warning in few words for a drawing: what stands before its colon; or null.</summary>
    public string? ShortWarning => Warning?.Split(':')[0];

    /// <summary>Rank sets' summary; null where nothing can be said.</summary>
    public RankSummary? Ranks { get; init; }

    /// <summary>The lower (or only) ceiling; null when there is none.</summary>
    public double? Ceiling { get; init; }

    /// <summary>The upper ceiling; null when there is one only, or none.</summary>
    public double? CeilingUpper { get; init; }

    /// <summary>Whether the recording was simulated.</summary>
    public bool IsSimulated => Warning?.Contains("simulated", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The slug for ids and file names.</summary>
    public string Id => Slug.Of(Title);

    /// <summary>Models that cannot be told from the best: their rank set includes rank 1.</summary>
    public IReadOnlyList<ScoreEntry> TopSet => [.. Entries.Where(entry => entry.Ranks is { Best: 1 })];

    /// <summary>Whether the top set is small enough to be set in bold: not more than half of the ranked models.</summary>
    public bool ShowsBold => TopSet.Count > 0 && 2 * TopSet.Count <= Entries.Count(entry => entry.Ranks is not null);

    /// <summary>The ceiling in words, or null.</summary>
    public string? CeilingText => Ceiling is null ? null : CeilingUpper is null ? NumberText.Score(Ceiling, IsBounded) : NumberText.Score(Ceiling, IsBounded) + "–" + NumberText.Score(CeilingUpper, IsBounded);
}
