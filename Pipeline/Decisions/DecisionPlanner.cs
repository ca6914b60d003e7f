using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Decisions;

/// <summary>Plans what a network is shown so that it can be scored by trials.</summary>
internal sealed class DecisionPlanner(RunEnvironment environment, ReadoutPlanner readouts, ExtractionPlan extractions)
{
    /// <summary>Asks for the extractions.</summary>
    /// <param name="model">A network.</param>
    /// <param name="dataset">The dataset's id.</param>
    /// <param name="transform">What is done to the pictures.</param>
    /// <param name="metric">A metric of trials.</param>
    /// <param name="tables">The benchmark's sets.</param>
    /// <param name="needs">Takes the passes that must come first.</param>
    /// <returns>What was planned, or why nothing can be; and what must be said of sets that are left out.</returns>
    public (PlannedDecisions? Decisions, string? Reason) Plan(ResolvedModel model, string dataset, string transform, MetricSpec metric, IReadOnlyList<TrialTable> tables, ISet<string> needs)
    {
        ITrialMetric scores = TrialMetrics.Make(metric);
        TrialTable[] sets = [.. tables.Where(scores.AppliesTo)];
        TrialTable[] shown = [.. sets.Where(table => environment.Datasets.CanShow(dataset, table.Dataset))];
        if (shown.Length == 0)
        {
            return (null, $"no pictures of {Names(sets)} are at hand to show; `concord datasets fetch {dataset}` tries to get them");
        }

        (DecisionRule? rule, string? reason) = new DecisionRules(environment).For(model, [.. shown.SelectMany(table => table.Trials).Select(trial => trial.Category).Distinct(StringComparer.Ordinal)]);
        if (rule is null)
        {
            return (null, reason);
        }

        List<(string, IReadOnlyList<string>, ScoredReadout)> planned = [];
        foreach (TrialTable table in shown)
        {
            StimulusSet stimuli = environment.Seen.OfSet(model, dataset, table.Dataset, transform);
            ScoredReadout site = readouts.Scored(model, rule.Layer, new ReadoutText("all", "none", null, null, 0), stimuli);
            needs.Add(extractions.Need(model, stimuli, site.Stored));
            planned.Add((table.Dataset, stimuli.Ids, site));
        }

        return (new PlannedDecisions(rule, planned), shown.Length == sets.Length ? null : Left(sets, shown));
    }

    private static string Left(TrialTable[] sets, TrialTable[] shown) =>
        $"pictures of {Names(shown)} only are at hand (`concord datasets fetch` tries to get more); it is scored on {(shown.Length == 1 ? "that set" : "those sets")}, and its mean over all {sets.Length} sets stays undefined";

    private static string Names(TrialTable[] tables) =>
        tables.Length == 0 ? "any of the sets that the metric needs" : string.Join(", ", tables.Take(3).Select(table => $"'{table.Dataset}'")) + (tables.Length > 3 ? $" and {tables.Length - 3} more sets" : string.Empty);
}
