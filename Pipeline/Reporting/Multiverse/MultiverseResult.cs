using Concord.Alignment.Statistics;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>A claim under all its analyses.</summary>
internal sealed record MultiverseResult
{
    /// <summary>Which of the claims of a report it is, from 1.</summary>
    public int Place { get; init; } = 1;

    /// <summary>What its figure and tables are called.</summary>
    public string Id => this.Place == 1 ? "multiverse" : $"multiverse-{this.Place}";

    /// <summary>The claim.</summary>
    public required ContrastClaim Claim { get; init; }

    /// <summary>The choices that were varied and their levels, as far as analyses have them.</summary>
    public required IReadOnlyList<(AnalysisChoice Choice, IReadOnlyList<string> Levels)> Choices { get; init; }

    /// <summary>The analyses, by effect, largest first.</summary>
    public required IReadOnlyList<Specification> Analyses { get; init; }

    /// <summary>Choices that scores differ in and that were not varied, with the level that was taken.</summary>
    public required IReadOnlyList<string> Held { get; init; }

    /// <summary>Which models are counted, in words.</summary>
    public required string Population { get; init; }

    /// <summary>Whether effects are in standard deviations.</summary>
    public required bool IsStandardised { get; init; }

    /// <summary>What share of the spread of effects each choice takes, in the order of <see cref="Choices"/>.</summary>
    public required ChoiceShares Shares { get; init; }

    /// <summary>Whether the grid was cut because it is too large.</summary>
    public required bool IsCut { get; init; }

    /// <summary>The same with untrained networks counted too; null where that is nothing else.</summary>
    public MultiverseResult? WithUntrained { get; init; }

    /// <summary>How many analyses a full grid of these levels has.</summary>
    public long GridSize => this.Choices.Aggregate(1L, (size, choice) => size * choice.Levels.Count);

    /// <summary>Whether every combination of levels was analysed.</summary>
    public bool IsComplete => this.Analyses.Count == this.GridSize;

    /// <summary>Whether all intervals are over resamples of stimuli.</summary>
    public bool IsPaired => this.Analyses.All(analysis => analysis.IsPaired);

    /// <summary>Analyses that say so.</summary>
    public int Count(Verdict verdict) => this.Analyses.Count(analysis => analysis.Verdict == verdict);

    /// <summary>Their share.</summary>
    public double Share(Verdict verdict) => (double)this.Count(verdict) / this.Analyses.Count;
}
