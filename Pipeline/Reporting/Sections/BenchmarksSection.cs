using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Who is good at what: model × benchmark, number = raw score, colour = share of that column's ceiling.</summary>
public sealed class BenchmarksSection : ReportSection
{
    private const int MostModels = 300;

    /// <inheritdoc/>
    public override string Id => "benchmarks";

    /// <inheritdoc/>
    public override string Title => "Benchmarks";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        List<ScoreGroup> scored = [.. context.Groups.Where(group => group.Entries.Any(entry => entry.Score is not null))];
        List<ScoreGroup> whole = scored.FindAll(group => !group.IsPart);
        if (scored.Count < 2)
        {
            return null;
        }

        Markup parts = Markup.Join(scored.Where(group => group.IsPart).GroupBy(group => (group.Benchmark, group.Metric)).Select(same => Markup.Of($"<details><summary>{Markup.Name(same.Key.Benchmark)}, {Markup.Name(same.Key.Metric)}, by stimulus set</summary>{Heat([.. same], isPart: true)}</details>")));
        return Markup.Of($"<h3>Which model is good at what?</h3>{Heat(whole, isPart: false)}{parts}");
    }

    private static Markup Heat(List<ScoreGroup> groups, bool isPart)
    {
        List<string> models = [.. groups.SelectMany(group => group.Entries).Select(entry => entry.Label).Distinct()];
        var scores = groups.ConvertAll(group => group.Entries.ToLookup(entry => entry.Label));
        var ranks = groups.ConvertAll(Ranks);
        int unceiled = groups.Count(group => group.Ceiling is null || !group.HigherIsBetter);
        Markup heads = Markup.Join(groups.Select(group => Markup.Of($"<th scope=\"col\" class=\"n\">{(group.IsSimulated ? Markup.Of($"<strong class=\"warn\">SIMULATED</strong> ") : Markup.Empty)}{Markup.Name(isPart ? group.Stimuli[(group.Stimuli.LastIndexOf('/') + 1)..] : group.Benchmark)}<br /><span class=\"tick\">{Markup.Name(Rest(group), 80)}</span>{(group.HigherIsBetter ? string.Empty : " ↓")}</th>")));
        Markup rows = Markup.Join(models.Take(MostModels).Select(model => Markup.Of($"<tr><th scope=\"row\">{Markup.Name(model)}</th>{Markup.Join(groups.Select((group, i) => Cell(group, scores[i][model].FirstOrDefault(), unceiled == groups.Count ? ranks[i] : null)))}</tr>")));
        string note = unceiled == 0 ? string.Empty : unceiled == groups.Count ? " There is no ceiling: colours are ranks within each column." : " Columns without a ceiling, or where lower is better (↓), have no colour.";
        string more = models.Count > MostModels ? $" The first {MostModels} of {models.Count} models." : string.Empty;
        return Markup.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Model by benchmark\"><table class=\"heat\"><caption>Number: raw score. Colour: share of the ceiling of its column (dark 0, yellow 1 and more); ▴ above the (upper) ceiling; hatched: not computed. Numbers of different columns are in different units and must not be averaged.{note}{more}</caption><thead><tr><th scope=\"col\">Model</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{HeatMarkup.Key("Colours, share of the ceiling")}");
    }

    private static string Rest(ScoreGroup group) => group.Title.Length > group.Benchmark.Length + 3 ? group.Title[(group.Benchmark.Length + 3)..] : group.Metric;

    private static Markup Cell(ScoreGroup group, ScoreEntry? entry, Dictionary<string, double>? ranks)
    {
        if (entry?.Score is not { } score)
        {
            return Markup.Of($"<td class=\"hm miss\">{NumberText.Missing}</td>");
        }

        bool ceiled = group.Ceiling is > 0 && group.HigherIsBetter;
        if (!ceiled && ranks is null)
        {
            return Markup.Of($"<td class=\"n\">{NumberText.Score(score, group.IsBounded)}</td>");
        }

        double share = ceiled ? entry.Headline!.Normalized ?? (score / group.Ceiling!.Value) : ranks![entry.Label];
        bool above = ceiled && score > (group.CeilingUpper ?? group.Ceiling);
        return Markup.Of($"<td class=\"hm v{Cividis.Step(double.IsFinite(share) ? share : 0)}\">{NumberText.Score(score, group.IsBounded)}{(above ? Markup.Of($"<sup>▴</sup>") : Markup.Empty)}</td>");
    }

    private static Dictionary<string, double> Ranks(ScoreGroup group)
    {
        List<ScoreEntry> scored = [.. group.Entries.Where(entry => entry.Score is not null)];
        var ranks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (ScoreEntry entry in scored)
        {
            int first = scored.FindIndex(other => other.Score == entry.Score), last = scored.FindLastIndex(other => other.Score == entry.Score);
            ranks[entry.Label] = scored.Count == 1 ? 0.5 : 1 - ((first + last) / 2.0 / (scored.Count - 1));
        }

        return ranks;
    }
}
