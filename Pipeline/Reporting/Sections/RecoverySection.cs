using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Recovery;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Recovery;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>What the benchmarks could have told apart: the model behind a simulated recording × the model that scored best.</summary>
public sealed class RecoverySection : ReportSection
{
    // Past that a matrix is wider than any page; the files have every pair.
    private const int MostModels = 40;

    private const int MostRows = 60;

    /// <inheritdoc/>
    public override string Id => "recovery";

    /// <inheritdoc/>
    public override string Title => "Model recovery";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Recovery.Groups.Count == 0
        ? Empty(context)
        : Markup.Of($"<h3>What could {(context.Recovery.Groups.Count == 1 ? "this benchmark" : "these benchmarks")} have told apart?</h3><p class=\"lead\">The best case: recordings are simulated from the very models that are scored, and no brain is one of them. Models that are confused here cannot be told apart by the recording itself; that they are told apart here does not say that any is like a brain.</p>{Markup.Join(context.Recovery.Groups.Select(Of))}<details><summary>Model by model</summary>{HtmlTableWriter.Write(context.Recovery.Tables[0], "t-recovery", "sortable", MostRows)}</details>");

    private static Markup Of(RecoveryGroup group)
    {
        Markup sentences = Markup.Join(RecoveryWords.Sentences(group).Select(sentence => Markup.Of($"<li>{sentence}</li>")));
        return Markup.Of($"<h4>{Markup.Name(group.Title, 100)}</h4><ul class=\"read\">{sentences}</ul>{Matrix(group)}");
    }

    private static Markup Matrix(RecoveryGroup group)
    {
        // A column that nobody won and that has no row would be empty.
        int[] shown = [.. Enumerable.Range(0, group.Candidates.Count).Where(i => group.Models.Any(model => model.Own == i || model.TimesBest[i] > 0))];
        if (shown.Length > MostModels)
        {
            return Markup.Of($"<p class=\"lead\">{shown.Length} models: the matrix is in <code>tables/recovery-pairs.csv</code>.</p>");
        }

        bool hasNobody = group.Models.Any(model => model.Nobody > 0);
        Markup heads = Markup.Join(shown.Select((place, i) => Markup.Of($"<th scope=\"col\" class=\"n\"><abbr title=\"{NameText.Short(group.Candidates[place].Name)}\">{i + 1}</abbr></th>")));
        Markup rows = Markup.Join(group.Models.Select(model => Markup.Of($"<tr><th scope=\"row\">{Array.IndexOf(shown, model.Own) + 1} {Markup.Name(model.Model.Name)}</th>{Markup.Join(shown.Select(place => Cell(model.TimesBest[place], model, place == model.Own)))}{(hasNobody ? Cell(model.Nobody, model, isOwn: false) : Markup.Empty)}</tr>")));
        Markup warning = group.Warning is null ? Markup.Empty : Markup.Of($"<strong class=\"warn\">{NameText.Visible(group.Warning)}.</strong> ");
        string label = $"Model recovery, {NameText.Short(group.Title, 80)}";
        return Markup.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table class=\"heat\"><caption>{warning}Rows: the model that took the brain's place, by family and regime. Columns: the model that scored best, by the same numbers{(hasNobody ? "; last: nobody" : string.Empty)}. Number: recordings of {Range(group)}; bold: the right model; a dot: none. Colour: share of the row (dark 0, yellow 1). {RecoveryTables.Size(group)} a recording, seed {NumberText.Count(group.First.Seed)}.{ScoredOnly(group, shown)}</caption><thead><tr><th scope=\"col\">Model behind it</th>{heads}{(hasNobody ? Markup.Of($"<th scope=\"col\" class=\"n\">nobody</th>") : Markup.Empty)}</tr></thead><tbody>{rows}</tbody></table></div>");
    }

    // Candidates that no recording was made from stand in no row, and need their names.
    private static Markup ScoredOnly(RecoveryGroup group, int[] shown)
    {
        Markup[] names = [.. shown.Index().Where(pair => group.Models.All(model => model.Own != pair.Item)).Select(pair => Markup.Of($"{pair.Index + 1} {Markup.Name(group.Candidates[pair.Item].Name)}"))];
        int rest = group.Candidates.Count - shown.Length;
        Markup named = names.Length == 0 ? Markup.Empty : Markup.Of($" Scored only: {Markup.Join(names, ", ")}.");
        return rest == 0 ? named : Markup.Of($"{named} {rest} more model{(rest == 1 ? " was" : "s were")} scored only, and won nothing.");
    }

    private static Markup Cell(long times, RecoveredModel model, bool isOwn)
    {
        if (times == 0)
        {
            return isOwn ? Markup.Of($"<td class=\"hm\"><b>0</b></td>") : Markup.Of($"<td class=\"hm\">·</td>");
        }

        string tone = $"hm v{Cividis.Step((double)times / model.Recordings)}";
        return isOwn ? Markup.Of($"<td class=\"{tone}\"><b>{NumberText.Count(times)}</b></td>") : Markup.Of($"<td class=\"{tone}\">{NumberText.Count(times)}</td>");
    }

    private static string Range(RecoveryGroup group)
    {
        long[] counts = [.. group.Models.Select(model => model.Recordings).Distinct().Order()];
        return counts.Length == 1 ? NumberText.Count(counts[0]) : $"{NumberText.Count(counts[0])} to {NumberText.Count(counts[^1])}";
    }

    // Only where scores of ours could have been put to it.
    private static Markup? Empty(ReportContext context)
    {
        ScoreGroup[] could = context.Input.Comparison.IsForeign ? [] : [.. context.Whole.Where(group => group.Entries.Count(entry => entry.Score is not null) > 1 && MetricCatalogue.Find(group.Metric.Split('(')[0]) is { } metric && RecoveryFit.Concerns(metric))];
        if (could.Length == 0)
        {
            return null;
        }

        return context.Input.Jobs.Any(job => job.Kind == "recover")
            ? Markup.Of($"<p class=\"lead\">Model recovery was asked for, and none of its jobs gave a result: <a href=\"#jobs\">Jobs</a> says why.</p>")
            : Markup.Of($"<p class=\"lead\">Not run: nothing here says which of these models the benchmarks could have told apart, had one of them been behind the recording.</p><p>This line in the manifest would run it:</p><div class=\"code\"><pre tabindex=\"0\" aria-label=\"Line for the manifest\">recovery: {LockedRecovery.Write(new RecoverySpec { Benchmarks = [.. could.Select(group => group.Benchmark).Distinct()] })}</pre></div>");
    }
}
