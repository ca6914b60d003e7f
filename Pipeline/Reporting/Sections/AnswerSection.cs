using System.Globalization;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>What was found, and how sure: the question, the answer, how not to read it, the best of each benchmark.</summary>
public sealed class AnswerSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "answer";

    /// <inheritdoc/>
    public override string Title => "Answer";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        ReportInput input = context.Input;
        string[] datasets = [.. input.Scores.Concat(input.TableRows).Select(row => row.Dataset).Distinct()];
        int models = input.Scores.Concat(input.TableRows).Select(row => row.Model).Distinct().Count();
        string shown = context.IsWithoutScores && input.Trainings.Count > 0
            ? $"{input.Trainings.Select(row => row.Model).Distinct().Count()} networks trained"
            : $"{NumberText.Count(models)} models · data: {NameText.List(datasets, 8)}";
        string date = input.MadeAt is { } time ? time.ToString(time.Offset == TimeSpan.Zero ? "d MMMM yyyy, HH:mm 'UTC'" : "d MMMM yyyy, HH:mm 'UTC'zzz", CultureInfo.InvariantCulture) + " · " : string.Empty;
        string question = string.IsNullOrWhiteSpace(input.Question) ? $"Report of {NameText.Short(input.Name)}" : NameText.Visible(input.Question);
        Markup describes = string.IsNullOrWhiteSpace(input.Question) ? Markup.Of($"<p class=\"lead\">{(input.Comparison.IsForeign ? "No question was asked of this table; this page only describes." : "The manifest asks no question; this page only describes.")}</p>") : Markup.Empty;
        IReadOnlyList<string> sentences = Answer.Sentences(context);
        Markup answer = sentences.Count == 0
            ? Markup.Of($"<p><b>No score was computed.</b> {(input.Jobs.Count == 0 ? "No job was run." : "What happened to each job stands under Jobs.")}</p>")
            : Markup.Join(sentences.Select((sentence, i) => i == 0 ? Markup.Of($"<p><b>{sentence}</b></p>") : Markup.Of($"<p>{sentence}</p>")));
        string[] warnings = [.. input.BenchmarkNotes.Where(note => context.Whole.Any(group => group.Benchmark == note.Key)).GroupBy(note => note.Value).Select(same => $"{NameText.List([.. same.Select(note => note.Key)])}: {same.Key}")];
        return Markup.Of($"<p class=\"kick\">{date}{(context.Models is null ? Markup.Text(shown) : Markup.Of($"<a href=\"#methods\">{shown}</a>"))}</p><h1>{question}</h1>{describes}{Markup.Join(warnings.Select(FigureMarkup.Warning))}<div class=\"ans\">{answer}</div>{DoNotRead(context)}{BestTable(context)}");
    }

    private static Markup DoNotRead(ReportContext context)
    {
        List<Markup> lines = [];
        if (context.Whole.Any(group => group.Ranks is { } ranks && !group.ShowsBold && ranks.PairCount > 0))
        {
            ScoreGroup[] ranked = [.. context.Whole.Where(group => group.Ranks is { PairCount: > 0 }).OrderBy(group => (double)group.Ranks!.SeparatedPairs / group.Ranks.PairCount)];
            string Told(ScoreGroup group) => $"{group.Ranks!.SeparatedPairs} of {group.Ranks.PairCount} pairs of models";
            Markup best = ranked.Length < 2 ? Markup.Empty : Markup.Of($", {Markup.Name(ranked[^1].Title)} {Told(ranked[^1])}");
            lines.Add(Markup.Of($"<li><b>Do not read it as a ranking.</b> {Markup.Name(ranked[0].Title)} tells apart {Told(ranked[0])}{best}. <a href=\"#scores\">Score tables</a></li>"));
        }

        if (context.Contrasts.Any(pair => pair.Contrasts.Any(contrast => contrast.Method != ContrastMethod.Resamples && double.IsFinite(contrast.Low))))
        {
            lines.Add(Markup.Of($"<li><b>Intervals are over models,</b> which nobody drew at random, and not over stimuli: the table has one number a model and no resamples. <a href=\"#effects\">Effects</a></li>"));
        }
        else if (context.Contrasts.Any(pair => pair.Contrasts.Count > 0))
        {
            lines.Add(Markup.Of($"<li><b>Intervals are over stimuli,</b> with the models as they are: other networks of the same family or regime may differ. <a href=\"#effects\">Effects</a></li>"));
        }

        if (context.Whole.Any(group => group.Entries.Any(entry => entry.Optimistic is not null)))
        {
            lines.Add(Markup.Of($"<li><b>The best layer is not the score.</b> It is chosen on the stimuli that score it and is shown only as the optimistic maximum over layers. <a href=\"#layers\">Layers</a></li>"));
        }

        return lines.Count == 0 ? Markup.Empty : Markup.Of($"<ul class=\"read\">{Markup.Join(lines.Take(3))}</ul>");
    }

    private static Markup BestTable(ReportContext context)
    {
        if (context.Whole.All(group => group.Ranks is null && (context.Input.Comparison.IsForeign || group.Entries.Count == 0)))
        {
            return Markup.Empty;
        }

        var table = new ReportTable
        {
            Id = "best",
            Caption = "Who is best on each benchmark, and what it could have told apart. A model is called best only when no other has a 95 % rank set that includes rank 1.",
            Heads =
            [
                new("benchmark", "Benchmark and metric", "What was scored.") { Use = ColumnUse.Html },
                new("best", "Best", "The models whose rank set includes rank 1.") { Use = ColumnUse.Html },
                new("pairs", "Pairs told apart", "Pairs of models whose difference excludes zero, all pairs together.") { Use = ColumnUse.Html },
            ],
            Rows = [.. context.Whole.Select(group => (IReadOnlyList<TableCell>)
            [
                new(group.Title) { IsStrong = false },
                new((group.IsSimulated ? "SIMULATED: " : string.Empty) + Answer.BestOf(group)) { Longest = 400 },
                new(group.Ranks is { } ranks ? $"{NumberText.Count(ranks.SeparatedPairs)} of {NumberText.Count(ranks.PairCount)}" : NumberText.Missing),
            ])],
        };
        return HtmlTableWriter.Write(table, "t-best", "prose-table");
    }
}
