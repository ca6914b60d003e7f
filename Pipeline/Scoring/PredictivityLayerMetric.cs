using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Scoring;

/// <summary>Regression from a layer's units to recorded responses, held out by cross-validation.</summary>
internal sealed class PredictivityLayerMetric : ILayerMetric
{
    private readonly MetricSpec metric;
    private readonly Matrix responses;
    private readonly Mapping mapping;
    private readonly FeatureScaling scaling;
    private readonly Pooling pooling;
    private readonly NeuroidAggregate aggregate;
    private readonly FoldSpec foldSpec;
    private readonly int[]? foldOf;
    private readonly int[]? groupOf;
    private readonly long seed;
    private readonly Folds folds;
    private readonly IReadOnlyList<(string Subject, int[] Neuroids)> subjects;
    private readonly StimulusResamples? resamples;

    public PredictivityLayerMetric(ScoreContext context)
    {
        NeuroidAssembly assembly = context.Target.Neuroids!;
        this.metric = context.Metric;
        this.responses = new Matrix(assembly.StimulusIds.Count, assembly.Neuroids.Count, assembly.Values);
        this.mapping = MappingOf(this.metric);
        this.scaling = FeatureScalings.Find(this.metric.Text("scaling"));
        this.pooling = this.metric.Text("pooling") == "per-fold" ? Pooling.PerFold : Pooling.Pooled;
        this.aggregate = this.metric.Text("aggregate") == "mean" ? NeuroidAggregate.Mean : NeuroidAggregate.Median;
        this.foldSpec = FoldSpec.Parse(this.metric.Text("folds"));
        this.foldOf = context.Target.GivenFolds;
        this.groupOf = context.Target.FoldGroups;
        this.seed = context.Seed;
        this.folds = this.MakeFolds([.. Enumerable.Range(0, this.responses.Rows)]);
        this.Ceiling = this.Ceil(assembly);
        this.ConditionGroups = this.foldSpec.Kind is FoldKind.Given ? this.foldOf! : this.groupOf ?? [.. Enumerable.Range(0, this.responses.Rows)];
        this.subjects = [.. assembly.Neuroids.Select((neuroid, j) => (neuroid.Subject, j)).GroupBy(pair => pair.Subject, pair => pair.j, StringComparer.Ordinal).Select(group => (group.Key, group.ToArray()))];
        if (context.Draws > 0)
        {
            this.resamples = new StimulusResamples(context.Seed, context.Draws, this.responses.Rows);
            this.CiMethod = $"{PredictivityBootstrap.Method}; {this.responses.Rows} stimuli, {context.Draws} draws, 95 %, seed {context.Seed}";
        }
    }

    public string? Cv => this.foldSpec.Text;

    public string? CiMethod { get; }

    public CeilingValue Ceiling { get; }

    public long Subjects => this.subjects.Count;

    public long? NeuroidCount => this.responses.Columns;

    public IReadOnlyList<int> ConditionGroups { get; }

    public LayerOutcome Score(LayerCandidate candidate, IReadOnlyList<int[]> halves, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix units = candidate.LoadUnits!();
        PredictivityResult result = PredictivityScore.Compute(units, this.responses, this.folds, this.mapping, this.scaling, this.pooling);
        cancellationToken.ThrowIfCancellationRequested();
        Scored value = result.Aggregate(this.aggregate);
        double[] draws = this.resamples is null || !value.IsDefined ? [] : PredictivityBootstrap.Run(result, this.responses, this.resamples, this.aggregate);
        double[] halfScores = new double[halves.Count];
        for (int h = 0; h < halves.Count; h++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            halfScores[h] = PredictivityScore.Compute(units.SelectRows(halves[h]), this.responses.SelectRows(halves[h]), this.MakeFolds(halves[h]), this.mapping, this.scaling, this.pooling).Aggregate(this.aggregate).Value;
        }

        return new LayerOutcome
        {
            Value = value with { Note = string.Join("; ", new[] { value.Note }.Concat(result.Notes).OfType<string>()) is { Length: > 0 } note ? note : null },
            Draws = draws,
            HalfScores = halfScores,
            Subjects = this.subjects.Count < 2 ? [] : [.. this.subjects.Select(s => (s.Subject, NeuroidAggregates.Compute([.. s.Neuroids.Select(j => result.PerNeuroid[j])], this.aggregate)))],
            PerNeuroid = result.PerNeuroid,
            Units = units.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    private static Mapping MappingOf(MetricSpec metric) => metric.Entry.Id switch
    {
        "ridge" => new Ridge(metric.Number("alpha")),
        "ridge-cv" => new RidgeCv(metric.Numbers("alphas"), metric.Text("per") == "target" ? PenaltyScope.Target : PenaltyScope.All),
        "pls" => new Pls((int)metric.Number("components")),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Entry.Id, "no mapping of that name"),
    };

    private Folds MakeFolds(int[] rows) => Folds.Make(
        this.foldSpec,
        rows.Length,
        this.groupOf is null ? null : [.. rows.Select(row => this.groupOf[row])],
        this.foldOf is null ? null : Renumbered([.. rows.Select(row => this.foldOf[row])]),
        this.seed);

    // A half of the stimuli lacks some of the given folds: the others are counted from 0.
    private static int[] Renumbered(int[] folds)
    {
        int[] present = [.. folds.Distinct().Order()];
        return [.. folds.Select(fold => Array.IndexOf(present, fold))];
    }

    private CeilingValue Ceil(NeuroidAssembly assembly)
    {
        if (this.metric.Ceiling == "none")
        {
            return CeilingValue.None();
        }

        double[] ceilings = [.. assembly.Neuroids.Select(neuroid => neuroid.Ceiling)];
        Scored value = NeuroidAggregates.Compute(ceilings, this.aggregate);
        return new CeilingValue(value.Value, double.NaN, value.IsDefined ? null : "no neuroid has a ceiling");
    }
}
