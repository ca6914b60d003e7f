using Concord.Pipeline.Cautions;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>Everything that a report shows, computed once: groups, tables, contrasts, figures, cautions.</summary>
public sealed class ReportContext
{
    /// <summary>Computes it.</summary>
    public ReportContext(ReportInput input)
    {
        Input = input;
        Groups = ScoreGroups.From(input);
        Whole = [.. Groups.Where(group => !group.IsPart)];
        Tables = [.. Groups.Select(ScoreTable.Make)];
        ILookup<string, RenderingRow> rendered = input.Renderings.ToLookup(row => row.Fingerprint, StringComparer.Ordinal);
        Renderings = [.. Whole.Select(group => RenderingTable.Make(group, rendered)).OfType<ReportTable>()];
        Contrasts = [.. input.By.Distinct(StringComparer.Ordinal).Select(factor => (factor, (IReadOnlyList<Contrast>)[.. Whole.SelectMany(group => Analysis.Contrasts.Of(group, factor))]))];
        Effects = [.. Contrasts.Select(pair => ForestFigure.Make(pair.Factor, pair.Contrasts)).OfType<Figure>()];
        Scores = [.. Groups.Select((group, i) => ScoreFigure.Make(group, $"How do the models score: {group.Title}?", Tables[i]) is { } figure && !group.IsPart ? figure : null).OfType<Figure>().Select(figure => figure with { IsFolded = true })];
        Layers = [.. Whole.Select(LayerFigure.Make).OfType<Figure>()];
        Conditions = [.. Groups.Where(group => group.Metric.StartsWith("accuracy", StringComparison.Ordinal) && group.HigherIsBetter).Select(group => ConditionFigure.Make(group, input.ChanceLevels.TryGetValue(group.Benchmark, out double chance) ? chance : null)).OfType<Figure>(), .. Groups.Where(group => group.Metric.StartsWith("shape-bias", StringComparison.Ordinal)).Select(ShapeBiasFigure.Make).OfType<Figure>()];
        Rdms = [.. input.Rdms.GroupBy(picture => picture.Benchmark).Select(group => RdmFigure.Make(group.Key, [.. group], input.BenchmarkNotes.GetValueOrDefault(group.Key))).OfType<Figure>()];
        Cautions = CautionCatalogue.Examine(input, Whole);
    }

    /// <summary>The run.</summary>
    public ReportInput Input { get; }

    /// <summary>Rows by benchmark and metric.</summary>
    public IReadOnlyList<ScoreGroup> Groups { get; }

    /// <summary>The groups that are no part of another: those that answers, contrasts and cautions are made from.</summary>
    public IReadOnlyList<ScoreGroup> Whole { get; }

    /// <summary>One score table a group, in the same order.</summary>
    public IReadOnlyList<ReportTable> Tables { get; }

    /// <summary>The same results under other tools' definitions, one table a group that has any.</summary>
    public IReadOnlyList<ReportTable> Renderings { get; }

    /// <summary>Paired differences by factor.</summary>
    public IReadOnlyList<(string Factor, IReadOnlyList<Contrast> Contrasts)> Contrasts { get; }

    /// <summary>Forests, one a factor.</summary>
    public IReadOnlyList<Figure> Effects { get; }

    /// <summary>Score figures, one a group with scores.</summary>
    public IReadOnlyList<Figure> Scores { get; }

    /// <summary>Layer profiles.</summary>
    public IReadOnlyList<Figure> Layers { get; }

    /// <summary>Behaviour by condition.</summary>
    public IReadOnlyList<Figure> Conditions { get; }

    /// <summary>RDM pictures.</summary>
    public IReadOnlyList<Figure> Rdms { get; }

    /// <summary>What the rules found.</summary>
    public IReadOnlyList<CautionFinding> Cautions { get; }

    /// <summary>All figures, each once.</summary>
    public IEnumerable<Figure> Figures => Effects.Concat(Scores).Concat(Layers).Concat(Conditions).Concat(Rdms);
}
