using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>All that a report is made from.</summary>
public sealed record ReportInput
{
    /// <summary>The manifest's name.</summary>
    public required string Name { get; init; }

    /// <summary>The question that the manifest asks, or null.</summary>
    public string? Question { get; init; }

    /// <summary>The score table.</summary>
    public required IReadOnlyList<ScoreRow> Scores { get; init; }

    /// <summary>The jobs of the run.</summary>
    public required IReadOnlyList<JobRow> Jobs { get; init; }

    /// <summary>Bootstrap values; paired over models within a benchmark and metric.</summary>
    public IReadOnlyList<ResampleRow> Resamples { get; init; } = [];

    /// <summary>Scores as other tools would state them.</summary>
    public IReadOnlyList<RenderingRow> Renderings { get; init; } = [];

    /// <summary>Right answers of every two observers, counted; empty for runs without behaviour and of earlier versions.</summary>
    public IReadOnlyList<AgreementRow> Agreements { get; init; } = [];

    /// <summary>Answers by category, counted.</summary>
    public IReadOnlyList<ConfusionRow> Confusions { get; init; } = [];

    /// <summary>How trained networks did.</summary>
    public IReadOnlyList<TrainingRow> Trainings { get; init; } = [];

    /// <summary>Learning curves.</summary>
    public IReadOnlyList<CurveRow> Curves { get; init; } = [];

    /// <summary>Models in the brain's place: how often each was scored best.</summary>
    public IReadOnlyList<RecoveryRow> Recoveries { get; init; } = [];

    /// <summary>What made the scores; empty for tables of others and for runs of earlier versions.</summary>
    public IReadOnlyList<InputRow> Inputs { get; init; } = [];

    /// <summary>What changed since an earlier run; null where none is compared.</summary>
    public Between.RunHistory? Between { get; init; }

    /// <summary>How alike models represent the same stimuli.</summary>
    public IReadOnlyList<LikenessRow> Likenesses { get; init; } = [];

    /// <summary>RDMs to show.</summary>
    public IReadOnlyList<RdmPicture> Rdms { get; init; } = [];

    /// <summary>For each model id, a word on what it is where the page must warn: "simulated recording's generator", "normalisation unknown".</summary>
    public IReadOnlyDictionary<string, string> ModelNotes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>For each benchmark id, a plain warning that must stand beside its scores, such as "SIMULATED recording".</summary>
    public IReadOnlyDictionary<string, string> BenchmarkNotes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>BibTeX entries of the data sets, models and metrics used.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The command that made the run, version, machine: lines for the methods text.</summary>
    public IReadOnlyList<string> Provenance { get; init; } = [];

    /// <summary>When the run ended, for the page's header; null leaves it out.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Analyses of how scores rise with scale or along training.</summary>
    public IReadOnlyList<AnalysisSpec> Analyses { get; init; } = [];

    /// <summary>The claims, each with the choices under which it is looked at again; empty where none is made.</summary>
    public IReadOnlyList<MultiverseSpec> Multiverses { get; init; } = [];

    /// <summary>Rows of other people's tables that only the analyses read: they are in no score table.</summary>
    public IReadOnlyList<ScoreRow> TableRows { get; init; } = [];

    /// <summary>Factors to compare by: family, regime, or a tag.</summary>
    public IReadOnlyList<string> By { get; init; } = ["family", "regime"];

    /// <summary>Columns of score tables from left to right; empty for those that the catalogue shows by itself.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How models are compared, beside the factors.</summary>
    public ComparisonSpec Comparison { get; init; } = new();

    /// <summary>html, markdown, latex, csv.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["html", "markdown", "latex", "csv"];
}
