using Concord.Pipeline.Cautions;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Multiverse;
using Concord.Pipeline.Reporting.Recovery;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>Everything that a report shows, computed once: groups, tables, contrasts, figures, cautions.</summary>
public sealed class ReportContext
{
    // A panel of a layer profile weighs about 5 kB, a model in a figure of scores 500 bytes: many benchmarks share what a page can bear.
    private const int PanelsOfPage = 48;

    private const int RdmPanelsOfPage = 36;

    private const int DotsOfPage = 150;

    /// <summary>Computes it.</summary>
    public ReportContext(ReportInput input)
    {
        Input = input;
        Groups = ScoreGroups.From(input);
        Whole = [.. Groups.Where(group => !group.IsPart)];
        ScoreGroup[] compared = [.. Whole.Select(group => input.Comparison.AveragesSeeds ? SeedAverages.Of(group, input.By) : group)];
        SeedMeans = compared.Zip(Whole, (averaged, group) => averaged.Entries.Except(group.Entries).Count()).Sum();
        Jobs = new JobList(input.Jobs);
        Tables = [.. Groups.Select(group => ScoreTable.Make(group, Jobs, input.Columns))];
        ReportTable[] whole = input.Columns.Count == 0 ? [.. Tables] : [.. Groups.Select(group => ScoreTable.Make(group, Jobs, []))]; // what a figure shows is in its data, whatever a table shows
        ILookup<string, RenderingRow> rendered = input.Renderings.ToLookup(row => row.Fingerprint, StringComparer.Ordinal);
        Renderings = [.. Whole.Select(group => RenderingTable.Make(group, rendered)).OfType<ReportTable>()];
        HumanLikeness = HumanLikenessTables.Make(Whole, rendered);
        Agreements = AgreementTables.Make(input);
        Confusions = ConfusionTables.Make(input);
        string[] factors = [.. input.By.Distinct(StringComparer.Ordinal)];
        Contrasts = [.. factors.Select(factor => (factor, Analysis.Contrasts.Of(compared, factor, factors.FirstOrDefault(other => other != factor))))];
        Unlevelled = [.. factors.Select(factor => (factor, Analysis.Contrasts.WithoutLevel(Whole, factor))).Where(pair => pair.Item2.Count > 0)];
        Matched = [.. Contrasts.SelectMany(pair => compared.SelectMany(group => input.Comparison.Matching.SelectMany(rule => MatchedContrasts.Of(group, pair.Contrasts, rule))))];
        MatchedTable = Reporting.Tables.MatchedTable.Make(Matched);
        Crossed = factors.Length < 2 ? [] : CrossedAnalysis.Over(compared, factors[0], factors[1]);
        IReadOnlyList<CrossedFactors> all = [.. Crossed.GroupBy(crossed => crossed.Group).Select(group => group.First())];
        CrossedFigures = CrossedFigure.Make(all) is { } figure ? [figure] : [];
        CrossedFactors[] shown = [.. Crossed.Where(crossed => crossed.IsCrossed)];
        CrossedTables = shown.Length == 0 ? [] : [Reporting.Tables.CrossedTables.Shares("shares", shown), Reporting.Tables.CrossedTables.Interactions("interactions", shown), Reporting.Tables.CrossedTables.Cells("cells", shown)];
        Effects = [.. Contrasts.Select(pair => ForestFigure.Make(pair.Factor, pair.Contrasts)).OfType<Figure>()];
        int drawn = Math.Clamp(DotsOfPage / Math.Max(1, Whole.Count), 10, 100);
        Scores = [.. Groups.Select((group, i) => ScoreFigure.Make(group, $"How do the models score: {group.Title}?", whole[i], drawn) is { } figure && !group.IsPart ? figure : null).OfType<Figure>().Select(figure => figure with { IsFolded = true })];
        Figure[] layers = [.. Whole.Select(LayerFigure.Make).OfType<Figure>()];
        Layers = [.. layers.Select(figure => figure with { MostPanels = Math.Clamp(PanelsOfPage / layers.Length, 2, 60) })];
        Conditions = [.. Groups.Where(group => group.Metric.StartsWith("accuracy", StringComparison.Ordinal) && group.HigherIsBetter).GroupBy(group => (group.Benchmark, group.Metric)).Select(sets => ConditionFigure.Make([.. sets], Chance(input, sets.Key.Benchmark))).OfType<Figure>(), .. Groups.Where(group => group.Metric.StartsWith("shape-bias", StringComparison.Ordinal)).Select(ShapeBiasFigure.Make).OfType<Figure>()];
        IGrouping<string, RdmPicture>[] pictures = [.. input.Rdms.GroupBy(picture => picture.Benchmark)];
        int shownRdms = Math.Clamp(RdmPanelsOfPage / Math.Max(1, 2 * pictures.Length), 4, 24);
        Rdms = [.. pictures.Select(group => RdmFigure.Make(group.Key, [.. group], input.BenchmarkNotes.GetValueOrDefault(group.Key))).OfType<Figure>().Select(figure => figure with { MostPanels = shownRdms })];
        RdmMaps = [.. pictures.Select(group => RdmMapFigure.Make(group.Key, [.. group], input.BenchmarkNotes.GetValueOrDefault(group.Key))).OfType<Figure>().Select(figure => figure with { MostPanels = shownRdms })];
        Likenesses = LikenessMatrix.Of(input, Groups);
        LikenessTables = [.. Likenesses.Select(LikenessTable.Make)];
        Models = ModelsTable.Make(Whole);
        Training = TrainingTable.Make(input.Trainings);
        Learning = LearningFigure.Make(input.Trainings);
        Trends = TrendReport.Of(input);
        Multiverses = MultiverseReport.Of(input);
        Recovery = RecoveryReport.Of(input, Groups);
        BetweenTables = input.Between is null ? [] : Between.BetweenTables.Of(input.Between);
        Cautions = CautionCatalogue.Examine(input, Whole);
    }

    // Guessing among the categories of the trials, which are shown equally often.
    private static double? Chance(ReportInput input, string benchmark) =>
        input.Confusions.Where(row => row.Benchmark == benchmark).Select(row => row.Category).Distinct().Count() is > 1 and var categories ? 1.0 / categories : null;

    /// <summary>The run.</summary>
    public ReportInput Input { get; }

    /// <summary>Whether there are other people's tables or trained networks, and no score of ours: what describes scores is left out.</summary>
    public bool IsWithoutScores => (Input.TableRows.Count > 0 || Input.Trainings.Count > 0) && Input.Scores.Count == 0;

    /// <summary>The jobs, as the page lists them.</summary>
    public JobList Jobs { get; }

    /// <summary>Rows by benchmark and metric.</summary>
    public IReadOnlyList<ScoreGroup> Groups { get; }

    /// <summary>The groups that are no part of another: those that answers, contrasts and cautions are made from.</summary>
    public IReadOnlyList<ScoreGroup> Whole { get; }

    /// <summary>One score table a group, in the same order.</summary>
    public IReadOnlyList<ReportTable> Tables { get; }

    /// <summary>The same results under other tools' definitions, one table a group that has any.</summary>
    public IReadOnlyList<ReportTable> Renderings { get; }

    /// <summary>model-vs-human's tables with their uncertainty; empty where no benchmark has its metrics.</summary>
    public IReadOnlyList<ReportTable> HumanLikeness { get; }

    /// <summary>Matrices of error consistency, one a benchmark with decisions.</summary>
    internal IReadOnlyList<AgreementView> Agreements { get; }

    /// <summary>What is taken for what, one a benchmark with decisions.</summary>
    internal IReadOnlyList<ConfusionView> Confusions { get; }

    /// <summary>Paired differences by factor.</summary>
    public IReadOnlyList<(string Factor, IReadOnlyList<Contrast> Contrasts)> Contrasts { get; }

    /// <summary>How many of the compared scores are means over seeds.</summary>
    public int SeedMeans { get; }

    /// <summary>Networks with a score and without a level of a factor: they are in none of its comparisons. Factors that all have are left out.</summary>
    public IReadOnlyList<(string Factor, IReadOnlyList<string> Models)> Unlevelled { get; }

    /// <summary>Forests, one a factor.</summary>
    public IReadOnlyList<Figure> Effects { get; }

    /// <summary>Differences among matched models.</summary>
    public IReadOnlyList<MatchedContrast> Matched { get; }

    /// <summary>Their table; null without any.</summary>
    public ReportTable? MatchedTable { get; }

    /// <summary>The first two factors crossed, one a group and population.</summary>
    public IReadOnlyList<CrossedFactors> Crossed { get; }

    /// <summary>The figure of crossed factors; empty where nothing is crossed.</summary>
    public IReadOnlyList<Figure> CrossedFigures { get; }

    /// <summary>Shares, interactions and cells; empty where nothing is crossed.</summary>
    public IReadOnlyList<ReportTable> CrossedTables { get; }

    /// <summary>Tables of the comparison of factors.</summary>
    public IEnumerable<ReportTable> FactorTables => MatchedTable is null ? CrossedTables : CrossedTables.Append(MatchedTable);

    /// <summary>Score figures, one a group with scores.</summary>
    public IReadOnlyList<Figure> Scores { get; }

    /// <summary>Layer profiles.</summary>
    public IReadOnlyList<Figure> Layers { get; }

    /// <summary>Behaviour by condition.</summary>
    public IReadOnlyList<Figure> Conditions { get; }

    /// <summary>RDM pictures.</summary>
    public IReadOnlyList<Figure> Rdms { get; }

    /// <summary>RDMs and stimuli as points, one figure a benchmark with two RDMs or more.</summary>
    public IReadOnlyList<Figure> RdmMaps { get; }

    /// <summary>How alike models represent the same stimuli, one matrix a benchmark and metric.</summary>
    public IReadOnlyList<LikenessMatrix> Likenesses { get; }

    /// <summary>Their pairs, one table a matrix.</summary>
    public IReadOnlyList<ReportTable> LikenessTables { get; }

    /// <summary>The networks that were trained; null where none was.</summary>
    public ReportTable? Training { get; }

    /// <summary>How they learnt; null where they were not tested along training.</summary>
    public Figure? Learning { get; }

    /// <summary>How scores rise with scale or along training.</summary>
    public IReadOnlyList<TrendReport> Trends { get; }

    /// <summary>The manifest's claims under other choices of analysis; empty where it makes none.</summary>
    internal IReadOnlyList<MultiverseReport> Multiverses { get; }

    /// <summary>Which model an analysis would have taken for the brain.</summary>
    internal RecoveryReport Recovery { get; }

    /// <summary>What changed since earlier runs; empty where none is compared.</summary>
    public IReadOnlyList<ReportTable> BetweenTables { get; }

    /// <summary>What the rules found.</summary>
    public IReadOnlyList<CautionFinding> Cautions { get; }

    /// <summary>The models with what is known of them; null where none has a score.</summary>
    public ReportTable? Models { get; }

    /// <summary>All tables, each once.</summary>
    public IEnumerable<ReportTable> AllTables => (Models is null ? [] : new[] { Models }).Concat(Tables).Concat(Renderings).Concat(HumanLikeness).Concat(Agreements.SelectMany(view => view.Tables)).Concat(Confusions.SelectMany(view => view.Tables)).Concat(FactorTables).Concat(Multiverses.SelectMany(report => report.Tables)).Concat(Trends.SelectMany(trend => trend.Tables)).Concat(Recovery.Tables).Concat(LikenessTables).Concat(BetweenTables).Concat(Training is null ? [] : [Training]);

    /// <summary>All figures, each once.</summary>
    public IEnumerable<Figure> Figures => Effects.Concat(CrossedFigures).Concat(Multiverses.Select(report => report.Figure).OfType<Figure>()).Concat(Scores).Concat(Layers).Concat(Conditions).Concat(Trends.Select(trend => trend.Figure).OfType<Figure>()).Concat(Rdms).Concat(RdmMaps).Concat(Learning is null ? [] : [Learning]);
}
