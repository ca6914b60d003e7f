using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Confusions, described: which category is taken for which by models and by people. No measure is made of them.</summary>
internal static class ConfusionTables
{
    private const int MostModels = 12;

    private const int MostCategories = 32;

    // Half of a category's trials is as bright as it gets: most confusions are rare.
    private const double Brightest = 0.5;

    /// <summary>The tables of every run and benchmark that has counts.</summary>
    public static IReadOnlyList<ConfusionView> Make(ReportInput input) => [.. input.Confusions.GroupBy(row => (row.Run, row.Benchmark)).Select(own => View(input, BenchmarkTitle.Of(input, own.Key.Run, own.Key.Benchmark), [.. own]))];

    private static ConfusionView View(ReportInput input, string title, ConfusionRow[] rows)
    {
        ConfusionRow[] ofPeople = [.. rows.Where(row => row.Kind == ObserverKind.People)];
        ConfusionCounts people = new(new ObserverLabel("people", ObserverKind.People), ofPeople);
        var models = rows.Where(row => row.Kind == ObserverKind.Model).GroupBy(row => row.Observer, StringComparer.Ordinal).Select(own => new ConfusionCounts(new ObserverLabel(own.Key, ObserverKind.Model), own)).ToArray();

        // A model is set beside what people did in the sets that it was shown.
        (ConfusionCounts Own, ConfusionCounts People)[] observers =
        [
            (people, people),
            .. models.Select(model => (model, model.Sets.SetEquals(people.Sets) ? people : new ConfusionCounts(people.Observer, ofPeople.Where(row => model.Sets.Contains(row.Set))))),
        ];
        string[] categories = [.. rows.Select(row => row.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] responses = [.. categories, .. rows.Select(row => row.Response).Distinct(StringComparer.Ordinal).Except(categories, StringComparer.Ordinal).OrderBy(response => response.Length == 0).ThenBy(response => response, StringComparer.Ordinal)];
        string? warning = input.BenchmarkNotes.GetValueOrDefault(rows[0].Benchmark);
        return new ConfusionView(
            title,
            ConfusionSummary.Table(title, observers) with { Warning = warning },
            [.. observers.Take(1 + MostModels).Select(pair => (pair.Own.Observer.Name, ConfusionSummary.Words(pair.Own, pair.People), categories.Length > MostCategories ? null : Matrix(title, pair.Own, categories, responses) with { Warning = warning }))],
            Math.Max(0, models.Length - MostModels));
    }

    private static ReportTable Matrix(string title, ConfusionCounts own, string[] categories, string[] responses) => new()
    {
        Id = Slug.Of($"{title} {own.Observer.Kind} {own.Observer.Name} confusions"),
        Caption = $"What {NameText.Short(own.Observer.Name)} answered on {NameText.Short(title)}, by the right category (rows), as shares of the category's trials; {NumberText.Count((long)own.Trials)} trials. Numbers of columns are those of rows; bold: right answers; empty: never; a bright column is an answer that was given to anything.{Others(categories, responses)}{(own.Observer.IsModel ? string.Empty : " People of a set count as one, so that each set weighs as it does for a model.")} Images with the texture of another category are left out.",
        Heads =
        [
            new("category", "Category", "The right category; numbers of columns are those of rows."),
            .. responses.Select((response, i) => new TableHead(response.Length == 0 ? "no_answer" : response, response.Length == 0 ? "none" : NumberText.Count(i + 1), response.Length == 0 ? "No answer." : NameText.Short(response)) { IsNumeric = true, Decimals = 2 }),
            new("trials", "Trials", "Trials of the category.") { IsNumeric = true, Decimals = 0 },
        ],
        Rows = [.. categories.Select((category, i) => (IReadOnlyList<TableCell>)[new($"{NumberText.Count(i + 1)} · {NameText.Short(category)}") { Full = category }, .. responses.Select(response => Cell(own.Share(category, response), category == response)), new(NumberText.Count((long)own.TrialsOf(category)), own.TrialsOf(category))])],
    };

    private static string Others(string[] categories, string[] responses)
    {
        string[] others = [.. responses.Skip(categories.Length).Select((response, i) => response.Length == 0 ? "none: no answer" : $"{NumberText.Count(categories.Length + i + 1)}: {NameText.Short(response)}")];
        return others.Length == 0 ? string.Empty : $" Further answers: {string.Join("; ", others)}.";
    }

    private static TableCell Cell(double share, bool isRight) => !double.IsFinite(share)
        ? TableCell.Missing
        : share == 0
            ? new TableCell(string.Empty, 0)
            : new TableCell(NumberText.Fixed(share, 2, dropZero: true), share) { IsStrong = isRight, Heat = isRight ? null : Cividis.Step(share / Brightest) };
}
