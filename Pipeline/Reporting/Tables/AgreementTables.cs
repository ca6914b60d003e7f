using Concord.Alignment.Behaviour;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Matrices of error consistency: models before people, people under the rule.</summary>
internal static class AgreementTables
{
    // More observers than a reader can follow: then people stand together.
    private const int MostObservers = 24;

    private const int MostModels = 40;

    /// <summary>The matrices of every run and benchmark that has counts.</summary>
    /// <param name="input">The runs; the scores of each name its convention of κ.</param>
    public static IReadOnlyList<AgreementView> Make(ReportInput input)
    {
        List<AgreementView> views = [];
        foreach (var own in input.Agreements.GroupBy(row => (row.Run, row.Benchmark)))
        {
            string? metric = input.Scores.FirstOrDefault(row => row.Run == own.Key.Run && row.Benchmark == own.Key.Benchmark && row.Metric.Contains("error-consistency", StringComparison.Ordinal))?.Metric;
            KappaConvention convention = metric is null || metric == "error-consistency" || metric.Contains("model-vs-human", StringComparison.Ordinal) ? KappaConvention.ModelVsHuman : KappaConvention.Concord;
            AgreementMatrix matrix = new([.. own], convention);
            AgreementWords words = new(matrix, convention, BenchmarkTitle.Of(input, own.Key.Run, own.Key.Benchmark));
            string? warning = input.BenchmarkNotes.GetValueOrDefault(own.Key.Benchmark);
            ReportTable whole = Table(matrix, words, matrix.Sets.Count == 1 ? matrix.Sets[0] : null) with { Id = Slug.Of(words.Title + " error-consistency-matrix"), Warning = warning };
            views.Add(new AgreementView(words.Title, whole, matrix.Sets.Count == 1
                ? []
                : [.. matrix.Sets.Select(set => (set, Table(matrix, words, set) with { Id = Slug.Of($"{words.Title} {set} error-consistency-matrix"), Warning = warning }))]));
        }

        return views;
    }

    // People of several sets are not the same people: over sets they stand together whatever their number.
    private static ReportTable Table(AgreementMatrix matrix, AgreementWords words, string? set)
    {
        ObserverLabel[] models = [.. matrix.Models.Where(model => set is null || matrix.Has(set, model)).Take(MostModels)];
        IReadOnlyList<ObserverLabel> people = set is null ? [] : matrix.PeopleOf(set);
        bool isFolded = set is null || (people.Count > 1 && models.Length + people.Count > MostObservers);
        string more = matrix.Models.Count > MostModels ? $" The first {MostModels} of {matrix.Models.Count} models by their agreement with people." : string.Empty;
        return isFolded ? Folded(matrix, models, set, words.Folded(set) + more) : Full(matrix, [.. models, .. people], set!, words.Full(set!) + more);
    }

    private static ReportTable Full(AgreementMatrix matrix, ObserverLabel[] observers, string set, string caption)
    {
        IReadOnlyList<TableCell>[] rows = [.. observers.Select((row, i) => (IReadOnlyList<TableCell>)[.. Names(row, i), .. observers.Select((column, j) => i == j ? new TableCell(string.Empty) : Cell(matrix.Value(set, row, column)))])];
        return new ReportTable
        {
            Id = string.Empty,
            Caption = caption,
            Heads = Heads(observers),
            Rows = [.. rows.Where((_, i) => observers[i].IsModel)],
            ReferenceRows = [.. rows.Where((_, i) => !observers[i].IsModel)],
        };
    }

    private static ReportTable Folded(AgreementMatrix matrix, ObserverLabel[] models, string? set, string caption) => new()
    {
        Id = string.Empty,
        Caption = caption,
        Heads = [.. Heads(models), Number("people", "People", "Mean over people."), Number("people_lowest", "lowest", "The person with the lowest value."), Number("people_highest", "highest", "The person with the highest value.")],
        Rows = [.. models.Select((row, i) => (IReadOnlyList<TableCell>)[.. Names(row, i), .. models.Select((column, j) => i == j ? new TableCell(string.Empty) : Cell(matrix.Between(row, column, set))), .. People(matrix, row, set)])],
        ReferenceRows = [[new("People"), new(ObserverKind.People), .. models.Select(model => Cell(matrix.WithPeople(model, BehaviourAggregate.MeanOfDefined, set))), .. People(matrix, null, set)]],
    };

    private static TableCell[] People(AgreementMatrix matrix, ObserverLabel? model, string? set) =>
    [
        Cell(matrix.WithPeople(model, BehaviourAggregate.MeanOfDefined, set)),
        Cell(matrix.WithPeople(model, values => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min(), set)),
        Cell(matrix.WithPeople(model, values => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max(), set)),
    ];

    private static TableHead[] Heads(ObserverLabel[] observers) =>
    [
        new("observer", "Observer", "Who answered; numbers of columns are those of rows."),
        new("kind", "Kind", "model, person or people.") { Use = ColumnUse.Csv },
        .. observers.Select((observer, i) => Number(observer.Name, NumberText.Count(i + 1), NameText.Short(observer.Name))),
    ];

    private static TableHead Number(string id, string title, string legend) => new(id, title, legend) { IsNumeric = true, Decimals = 2 };

    private static TableCell[] Names(ObserverLabel observer, int place) => [new($"{NumberText.Count(place + 1)} · {NameText.Short(observer.Name)}") { Full = observer.Name }, new(observer.Kind)];

    private static TableCell Cell(double value) => double.IsFinite(value) ? new TableCell(NumberText.Fixed(value, 2, dropZero: true), value) { Heat = Cividis.Step(value) } : TableCell.Missing;
}
