using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Renderings;
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
    private readonly Folds folds;
    private readonly NestedFolds choice;
    private readonly IReadOnlyList<(string Subject, int[] Neuroids)> subjects;
    private readonly StimulusResamples? resamples;
    private readonly NeuroidCeilings ceilings;
    private readonly int[] subjectOf;

    public PredictivityLayerMetric(ScoreContext context, MappingEntry entry)
    {
        NeuroidAssembly assembly = context.Target.Neuroids!;
        this.metric = context.Metric;
        this.responses = new Matrix(assembly.StimulusIds.Count, assembly.Neuroids.Count, assembly.Values);
        this.mapping = entry.Make(this.metric);
        this.scaling = FeatureScalings.Find(this.metric.Text("scaling"));
        this.pooling = this.metric.Text("pooling") == "per-fold" ? Pooling.PerFold : Pooling.Pooled;
        this.aggregate = this.metric.Text("aggregate") == "mean" ? NeuroidAggregate.Mean : NeuroidAggregate.Median;
        this.foldSpec = FoldSpec.Parse(this.metric.Text("folds"));
        this.folds = Folds.Make(this.foldSpec, this.responses.Rows, context.Target.FoldGroups, context.Target.GivenFolds, context.Seed);
        this.choice = new NestedFolds(this.folds, this.mapping, this.scaling, this.aggregate);
        this.ceilings = new NeuroidCeilings(context, this.aggregate);
        this.Ceiling = this.ceilings.Of([.. Enumerable.Range(0, this.responses.Columns)]);
        this.subjects = [.. assembly.Neuroids.Select((neuroid, j) => (neuroid.Subject, j)).GroupBy(pair => pair.Subject, pair => pair.j, StringComparer.Ordinal).Select(group => (group.Key, group.ToArray()))];
        string[] names = [.. this.subjects.Select(subject => subject.Subject)];
        this.subjectOf = [.. assembly.Neuroids.Select(neuroid => Array.IndexOf(names, neuroid.Subject))];
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

    public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject)
    {
        int[] neuroids = this.subjects.First(s => s.Subject == subject).Neuroids;
        return (this.ceilings.Of(neuroids), neuroids.Length);
    }

    public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        UnitProducts units = UnitProducts.Of(candidate.LoadUnits!(), this.scaling, this.mapping.Arithmetic);
        PredictivityResult result = PredictivityScore.Compute(units, this.responses, this.folds, this.mapping, this.pooling);
        cancellationToken.ThrowIfCancellationRequested();
        Scored value = result.Aggregate(this.aggregate);
        double[] draws = this.resamples is null || !value.IsDefined ? [] : PredictivityBootstrap.RunCalibrated(result, this.responses, this.resamples, this.aggregate);
        return new LayerOutcome
        {
            Value = value with { Note = string.Join("; ", new[] { value.Note }.Concat(result.Notes).OfType<string>()) is { Length: > 0 } note ? note : null },
            Draws = draws,
            PartScores = choose && this.choice.IsPossible ? this.choice.Scores(units, this.responses, cancellationToken) : [],
            Predictions = choose ? result : null,
            Subjects = this.subjects.Count < 2 ? [] : [.. this.subjects.Select(s => (s.Subject, NeuroidAggregates.Compute([.. s.Neuroids.Select(j => result.PerNeuroid[j])], this.aggregate)))],
            PerNeuroid = result.PerNeuroid,
            NeuroidCeilings = this.ceilings.PerNeuroid,
            Raw = this.RawOf(result),
            Units = units.Units.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes)
    {
        int[] timesChosen = new int[outcomes.Count];
        const string how = NestedFolds.How;
        if (!this.choice.IsPossible)
        {
            return new NestedOutcome(Scored.Undefined("a nested layer choice needs three folds or more that hold out every stimulus once"), [], timesChosen, how, string.Empty);
        }

        double[] predictions = new double[this.responses.Values.Length];
        PredictivityResult? first = outcomes.Select(outcome => outcome.Predictions).FirstOrDefault(result => result is not null);
        if (first is null)
        {
            return new NestedOutcome(Scored.Undefined("no layer could be scored"), [], timesChosen, how, string.Empty);
        }

        for (int fold = 0; fold < this.folds.HeldOut.Count; fold++)
        {
            int chosen = LayerChoice.Best(outcomes.Select(outcome => outcome.PartScores.Length > 0 ? outcome.PartScores[fold] : double.NaN));
            if (chosen < 0)
            {
                return new NestedOutcome(Scored.Undefined($"no layer's score is defined without fold {fold}"), [], timesChosen, how, string.Empty);
            }

            timesChosen[chosen]++;
            foreach (int row in this.folds.HeldOut[fold])
            {
                outcomes[chosen].Predictions!.Predictions.Row(row).CopyTo(predictions.AsSpan(row * this.responses.Columns));
            }
        }

        PredictivityResult nested = PredictivityScore.FromPredictions(new Matrix(this.responses.Rows, this.responses.Columns, predictions), this.responses, first);
        Scored value = nested.Aggregate(this.aggregate);
        double[] draws = this.resamples is null || !value.IsDefined ? [] : PredictivityBootstrap.RunCalibrated(nested, this.responses, this.resamples, this.aggregate);
        return new NestedOutcome(value, draws, timesChosen, how, "layer choices held") { Raw = this.RawOf(nested) };
    }

    private PredictivityRaw RawOf(PredictivityResult result) => PredictivityRaw.Of(result, this.responses, this.ceilings.PerNeuroid, this.subjectOf);
}
