using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Commands;

/// <summary>A comparison on the terminal, benchmark by benchmark: cells, then what can be said of them.</summary>
internal static class ComparisonPrinter
{
    private const int MostInteractions = 6;

    // More columns with intervals fold on a terminal; the page and --json have them all.
    private const int MostWithIntervals = 4;

    public static void Print(ReportContext context, CommandConsole console)
    {
        console.Result($"{context.Input.Name}: {context.Input.Scores.Select(row => row.Model).Distinct().Count()} models, by {string.Join(" and ", context.Input.By)}");
        foreach (string line in context.Input.Comparison.IsForeign ? context.Input.Provenance : [])
        {
            console.Result("  " + NameText.Visible(line));
        }

        if (context.Contrasts.SelectMany(pair => pair.Contrasts).Any(contrast => contrast.Method != ContrastMethod.Resamples))
        {
            console.Result($"  Intervals are over models; {(context.Input.Comparison.IsForeign ? ComparisonText.Foreign : ComparisonText.Unpaired)}.");
        }

        foreach (ScoreGroup group in context.Whole)
        {
            console.Result(string.Empty);
            console.Result(NameText.Visible(group.Title) + (group.Warning is null ? string.Empty : $" ({NameText.Visible(group.Warning)})"));
            CrossedFactors[] crossed = [.. context.Crossed.Where(one => one.Group.Title == group.Title)];
            foreach (CrossedFactors one in crossed.Take(1))
            {
                Cells(one, console);
            }

            foreach (string line in Lines(context, group, crossed))
            {
                console.Result("- " + line);
            }
        }

        foreach (MultiverseReport multiverse in context.Multiverses)
        {
            console.Result(string.Empty);
            console.Result("Multiverse");
            foreach (string sentence in multiverse.Sentences)
            {
                console.Result("- " + sentence);
            }
        }

        foreach ((string factor, IReadOnlyList<string> models) in context.Unlevelled.Where(pair => Contrasts.Levels(context.Whole, pair.Factor).Count > 0))
        {
            console.Result(ComparisonText.Unlevelled(factor, models));
        }

        foreach (string factor in context.Input.By)
        {
            IReadOnlyList<string> levels = Contrasts.Levels(context.Whole, factor);
            if (levels.Count < 2)
            {
                console.Result(levels.Count == 0 ? $"No model has a level of {factor}: nothing to compare." : $"One level only: nothing to compare ({factor}: {NameText.Short(levels[0])}).");
            }
        }
    }

    private static IEnumerable<string> Lines(ReportContext context, ScoreGroup group, CrossedFactors[] crossed)
    {
        foreach (CrossedFactors one in crossed.Where(one => one.IsCrossed))
        {
            yield return ComparisonText.Of(one);
        }

        if (crossed.Length > 0 && crossed[0].Missing.Count > 0)
        {
            yield return $"missing cells: {NameText.List(crossed[0].Missing, 8)}";
        }

        foreach (Contrast contrast in context.Contrasts.SelectMany(pair => pair.Contrasts).Where(contrast => contrast.Group.Title == group.Title))
        {
            yield return $"{contrast.Factor}: {ComparisonText.Of(contrast)}";
        }

        foreach (MatchedContrast contrast in context.Matched.Where(contrast => contrast.Group.Title == group.Title))
        {
            yield return $"{contrast.Factor}: {ComparisonText.Of(contrast)}";
        }

        IReadOnlyList<InteractionRow> interactions = crossed.Length == 0 ? [] : crossed[0].Interactions;
        int most = interactions.All(row => double.IsNaN(row.PValue)) ? 1 : MostInteractions; // the largest, where nothing tells a clear one
        foreach (InteractionRow row in interactions.OrderBy(row => double.IsNaN(row.PValue)).ThenBy(row => row.PValue).ThenByDescending(row => Math.Abs(row.Value)).Take(most))
        {
            yield return $"interaction {row.Label}: {NumberText.Difference(row.Value, group.IsBounded)}{(double.IsNaN(row.PValue) ? ", no interval" : $" ({NumberText.DifferenceInterval(row.Low, row.High, group.IsBounded)}); p = {ComparisonText.P(row.PValue)}, Holm {ComparisonText.P(row.AdjustedPValue)}")}";
        }

        if (interactions.Count > most)
        {
            yield return $"and {interactions.Count - most} more interactions (--json, or --out for the page)";
        }
    }

    private static void Cells(CrossedFactors crossed, CommandConsole console) =>
        ListTable.Print(console, [$"{crossed.First} \\ {crossed.Second}", .. crossed.SecondLevels.Select(level => NameText.Short(level))], crossed.FirstLevels.Select((level, row) => (string[])[NameText.Short(level), .. crossed.SecondLevels.Select((_, column) => Cell(crossed, crossed.Result.Cells[(row * crossed.SecondLevels.Count) + column]))]));

    private static string Cell(CrossedFactors crossed, FactorialCell cell)
    {
        if (cell.Models == 0)
        {
            return "–";
        }

        (double low, double high) = CrossedTables.Interval(crossed, cell);
        string interval = double.IsFinite(low) && crossed.SecondLevels.Count <= MostWithIntervals ? $" ({NumberText.Interval(low, high, crossed.Group.IsBounded)})" : string.Empty;
        return $"{NumberText.Score(cell.Mean.Value.Value, crossed.Group.IsBounded)}{interval} n={cell.Models}";
    }
}
