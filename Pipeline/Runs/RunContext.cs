namespace Concord.Pipeline.Runs;

/// <summary>What a report needs beside the tables, as written to <c>context.json</c>.</summary>
public sealed record RunContext
{
    /// <summary>SHA-256 over manifest text, jobs and program version: the same identity needs no new writing.</summary>
    public required string Identity { get; init; }

    /// <summary>The manifest's name.</summary>
    public required string Name { get; init; }

    /// <summary>The question, or null.</summary>
    public string? Question { get; init; }

    /// <summary>When the run directory was written.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Factors to compare by.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Columns of score tables; empty for the catalogue's own.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Formats of the report.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>What must be said of a model.</summary>
    public required IReadOnlyDictionary<string, string> ModelNotes { get; init; }

    /// <summary>What must be said of a benchmark.</summary>
    public required IReadOnlyDictionary<string, string> BenchmarkNotes { get; init; }

    /// <summary>BibTeX entries.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Lines for the methods text.</summary>
    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>Analyses of how scores rise with scale or along training.</summary>
    public IReadOnlyList<Manifests.AnalysisSpec> Analyses { get; init; } = [];

    /// <summary>The claims, each with the choices under which it is looked at again; empty where none is made.</summary>
    public IReadOnlyList<Manifests.MultiverseSpec> Multiverses { get; init; } = [];

    /// <summary>Whether the scores are other people's tables, read by the analyses alone.</summary>
    public bool IsOfTables { get; init; }

    /// <summary>The RDMs of <c>rdms.parquet</c>.</summary>
    public required IReadOnlyList<RdmDescription> Rdms { get; init; }
}
