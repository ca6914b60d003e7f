using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Scoring;

/// <summary>Regression from recorded responses to a layer's units: how much of the layer the recording accounts for.</summary>
/// <remarks>
/// One score a unit, aggregated over units. Neuroids with a response that is not finite take no part. Each layer has other units, so that held-out predictions of
/// different layers cannot be put together: the nested score is the mean over folds of the chosen layer's own score of that fold.
/// </remarks>
internal sealed class ReverseLayerMetric : ILayerMetric
{
    private readonly Matrix responses;
    private readonly string? dropped;
    private readonly Pooling pooling;
    private readonly FoldSpec foldSpec;
    private readonly NestedFolds choice;
    private readonly UnitProducts predictors;
    private readonly StimulusResamples? resamples;

    public ReverseLayerMetric(ScoreContext context, MappingEntry entry)
    {
        (this.responses, this.dropped) = FiniteNeuroids(context.Target.Neuroids!);
        this.pooling = context.Metric.Text("pooling") == "per-fold" ? Pooling.PerFold : Pooling.Pooled;
        this.foldSpec = FoldSpec.Parse(context.Metric.Text("folds"));
        Folds folds = Folds.Make(this.foldSpec, this.responses.Rows, context.Target.FoldGroups, context.Target.GivenFolds, context.Seed);
        this.choice = new NestedFolds(folds, entry.Make(context.Metric), FeatureScalings.Find(context.Metric.Text("scaling")), context.Metric.Text("aggregate") == "mean" ? NeuroidAggregate.Mean : NeuroidAggregate.Median);
        this.predictors = UnitProducts.Of(this.responses, this.choice.Scaling, this.choice.Mapping.Arithmetic);
        this.Subjects = context.Target.Neuroids!.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal).Count();
        if (context.Draws > 0)
        {
            this.resamples = new StimulusResamples(context.Seed, context.Draws, this.responses.Rows);
            this.CiMethod = $"{PredictivityBootstrap.Method}; {this.responses.Rows} stimuli, {context.Draws} draws, 95 %, seed {context.Seed}";
        }
    }

    public string? Cv => this.foldSpec.Text;

    public string? CiMethod { get; }

    public CeilingValue Ceiling { get; } = CeilingValue.None();

    public long Subjects { get; }

    public long? NeuroidCount => this.responses.Columns;

    public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject) => (CeilingValue.None(), null);

    public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix units = candidate.LoadUnits!();
        PredictivityResult result = PredictivityScore.Compute(this.predictors, units, this.choice.Folds, this.choice.Mapping, this.pooling);
        cancellationToken.ThrowIfCancellationRequested();
        Scored value = result.Aggregate(this.choice.Aggregate);
        string?[] notes = [value.Note, .. result.Notes, this.dropped];
        return new LayerOutcome
        {
            Value = value with { Note = notes.OfType<string>().Any() ? string.Join("; ", notes.OfType<string>()).Replace("neuroid", "unit", StringComparison.Ordinal) : null },
            Draws = this.resamples is null || !value.IsDefined ? [] : PredictivityBootstrap.RunCalibrated(result, units, this.resamples, this.choice.Aggregate),
            PartScores = choose && this.choice.IsPossible ? this.choice.Scores(this.predictors, units, cancellationToken) : [],
            OwnPartScores = choose && this.choice.IsPossible ? this.FoldScores(result, units) : [],
            Units = units.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes)
    {
        int[] timesChosen = new int[outcomes.Count];
        if (!this.choice.IsPossible)
        {
            return new NestedOutcome(Scored.Undefined("a nested layer choice needs three folds or more that hold out every stimulus once"), [], timesChosen, NestedFolds.How, string.Empty);
        }

        double[] scores = new double[this.choice.Folds.HeldOut.Count];
        for (int fold = 0; fold < scores.Length; fold++)
        {
            int chosen = LayerChoice.Best(outcomes.Select(outcome => outcome.PartScores.Length > 0 ? outcome.PartScores[fold] : double.NaN));
            if (chosen < 0)
            {
                return new NestedOutcome(Scored.Undefined($"no layer's score is defined without fold {fold}"), [], timesChosen, NestedFolds.How, string.Empty);
            }

            timesChosen[chosen]++;
            scores[fold] = outcomes[chosen].OwnPartScores[fold];
        }

        return NestedDraws.Shifted(new Scored(scores.Average(), "mean over folds of the chosen layer's score in that fold"), outcomes, timesChosen, NestedFolds.How);
    }

    private static (Matrix Responses, string? Note) FiniteNeuroids(Datasets.Assemblies.NeuroidAssembly assembly)
    {
        Matrix all = new(assembly.StimulusIds.Count, assembly.Neuroids.Count, assembly.Values);
        int[] finite = FiniteColumns.Of(all);
        return finite.Length == all.Columns ? (all, null) : (all.SelectColumns(finite), $"{all.Columns - finite.Length} recorded sites with responses that are not finite take no part");
    }

    private double[] FoldScores(PredictivityResult result, Matrix units) =>
    [
        .. Enumerable.Range(0, this.choice.Folds.HeldOut.Count).Select(fold =>
        {
            int[] rows = [.. Enumerable.Range(0, result.PredictionStimuli.Length).Where(row => result.PredictionFolds[row] == fold)];
            double[] r = PredictivityScore.Correlations(result.Predictions.SelectRows(rows), units.SelectRows([.. rows.Select(row => result.PredictionStimuli[row])]));
            return NeuroidAggregates.Compute(r, this.choice.Aggregate).Value;
        }),
    ];
}
