using Concord.Alignment.Behaviour;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Error consistency of every two observers of a benchmark: the mean over conditions, then people, then sets, as the scores are aggregated.</summary>
/// <remarks>People are the same within a set only, so that no single person has a value over several sets. Source: Geirhos, Meding and Wichmann 2020, doi:10.48550/arXiv.2006.16736.</remarks>
internal sealed class AgreementMatrix
{
    private readonly Dictionary<(string Set, ObserverLabel First, ObserverLabel Second), double> values = [];
    private readonly Dictionary<string, ObserverLabel[]> people;
    private readonly Dictionary<string, long> images;

    /// <summary>Computes it.</summary>
    /// <param name="rows">Counts of one run and benchmark.</param>
    /// <param name="convention">What κ is where both observers are always right or always wrong.</param>
    public AgreementMatrix(IReadOnlyList<AgreementRow> rows, KappaConvention convention)
    {
        ErrorConsistency metric = new(convention);
        foreach (var pair in rows.GroupBy(row => (row.Set, First: First(row), Second: Second(row))))
        {
            double mean = BehaviourAggregate.MeanOfDefined(pair.Select(row => metric.Compute(new PairCounts(row.Images, row.FirstCorrect, row.SecondCorrect, row.BothCorrect)).Value));
            this.values[pair.Key] = mean;
            this.values[(pair.Key.Set, pair.Key.Second, pair.Key.First)] = mean;
        }

        this.Sets = [.. rows.Select(row => row.Set).Distinct(StringComparer.Ordinal)];
        this.people = rows.GroupBy(row => row.Set, StringComparer.Ordinal).ToDictionary(set => set.Key, set => set.SelectMany(Both).Where(observer => !observer.IsModel).Distinct().ToArray(), StringComparer.Ordinal);
        this.images = rows.GroupBy(row => row.Set, StringComparer.Ordinal).ToDictionary(set => set.Key, set => set.GroupBy(row => (First(row), Second(row))).First().Sum(row => row.Images), StringComparer.Ordinal);
        this.Cells = rows.Count;
        this.CertainCells = rows.Count(IsCertain);
        this.Models = [.. rows.SelectMany(Both).Where(observer => observer.IsModel).Distinct().OrderByDescending(model => this.WithPeople(model, BehaviourAggregate.MeanOfDefined)).ThenBy(model => model.Name, StringComparer.Ordinal)];
    }

    /// <summary>The sets, in order.</summary>
    public IReadOnlyList<string> Sets { get; }

    /// <summary>The models, the one that errs most like people first.</summary>
    public IReadOnlyList<ObserverLabel> Models { get; }

    /// <summary>Pairs and conditions.</summary>
    public int Cells { get; }

    /// <summary>Those in which expected agreement is 1, where the convention decides.</summary>
    public int CertainCells { get; }

    /// <summary>The people of a set, or the one observer that stands for them.</summary>
    public IReadOnlyList<ObserverLabel> PeopleOf(string set) => this.people[set];

    /// <summary>Images of a set, conditions added up.</summary>
    public long ImagesOf(string set) => this.images[set];

    /// <summary>Whether an observer answered the set.</summary>
    public bool Has(string set, ObserverLabel observer) => this.people[set].Any(person => this.values.ContainsKey((set, observer, person)));

    /// <summary>κ of two observers in a set; NaN where it is not defined, and for an observer with itself.</summary>
    public double Value(string set, ObserverLabel first, ObserverLabel second) => this.values.GetValueOrDefault((set, first, second), double.NaN);

    /// <summary>κ of two models over the sets; NaN where one of them lacks a set.</summary>
    public double Between(ObserverLabel first, ObserverLabel second, string? set = null) =>
        set is not null ? this.Value(set, first, second) : BehaviourAggregate.OverDatasets([.. this.Sets.Select(each => this.Value(each, first, second))]).Value;

    /// <summary>κ with people, or of people with people: a statistic over people, or over their pairs, within each set, then the mean over sets.</summary>
    /// <param name="model">The model; null for people among themselves.</param>
    /// <param name="statistic">Mean, lowest or highest.</param>
    /// <param name="set">One set, or null for all.</param>
    public double WithPeople(ObserverLabel? model, Func<IEnumerable<double>, double> statistic, string? set = null) =>
        BehaviourAggregate.OverDatasets([.. this.Sets.Where(each => set is null || each == set).Select(each => statistic(this.OfPeople(each, model)))]).Value;

    private static ObserverLabel First(AgreementRow row) => new(row.First, row.FirstKind);

    private static ObserverLabel Second(AgreementRow row) => new(row.Second, row.SecondKind);

    private static ObserverLabel[] Both(AgreementRow row) => [First(row), Second(row)];

    private static bool IsCertain(AgreementRow row) => (row.FirstCorrect * (row.Images - row.SecondCorrect)) + ((row.Images - row.FirstCorrect) * row.SecondCorrect) == 0;

    private IEnumerable<double> OfPeople(string set, ObserverLabel? model)
    {
        ObserverLabel[] own = this.people[set];
        return model is { } one
            ? own.Select(person => this.Value(set, one, person))
            : own.SelectMany((first, i) => own.Skip(i + 1).Select(second => this.Value(set, first, second)));
    }
}
