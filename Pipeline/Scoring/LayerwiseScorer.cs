using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Models;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores every layer of a model, then states what one may say of the model as a whole: a fixed layer, a layer chosen on other stimuli than it is scored on (nested), and the optimistic maximum by that name.</summary>
/// <param name="context">What is scored.</param>
/// <param name="metric">By what.</param>
/// <param name="checkpoints">Layers that an earlier attempt did; null where none are kept.</param>
internal sealed class LayerwiseScorer(ScoreContext context, ILayerMetric metric, LayerCheckpoints? checkpoints = null)
{
    private readonly RowFactory rows = new(context);

    /// <summary>Scores.</summary>
    /// <param name="candidates">The layers, in forward order; at least one.</param>
    /// <param name="progress">Takes the share done.</param>
    /// <param name="cancellationToken">Stops between layers.</param>
    public ScoreOutput Run(IReadOnlyList<LayerCandidate> candidates, Action<double> progress, CancellationToken cancellationToken)
    {
        ScoreOutput output = new();
        int done = 0;

        // A readout is the analyst's choice, never one among layers: each has a headline of its own.
        foreach (LayerCandidate[] group in candidates.GroupBy(candidate => candidate.Readout).Select(group => group.ToArray()))
        {
            bool choose = group.Length > 1;
            List<LayerOutcome> outcomes = [];
            foreach (LayerCandidate candidate in group)
            {
                LayerOutcome outcome = checkpoints?.Recall(candidate) ?? this.ScoreNew(candidate, choose, cancellationToken);
                outcomes.Add(outcome);
                this.AddLayer(output, candidate, outcome, choose ? null : "fixed");
                progress(++done / (double)candidates.Count);
            }

            int best = LayerChoice.Best(outcomes.Select(o => o.Value.Value), context.Metric.Entry.HigherIsBetter);
            if (choose && best >= 0)
            {
                this.AddOptimistic(output, group[best], outcomes[best], group);
                this.AddNested(output, group, outcomes);
            }

            if (best >= 0 && outcomes[best].Rdm is { } rdm)
            {
                output.Rdms.Add(new RdmPicture($"{context.Model.Id} · {group[best].Layer}", context.Benchmark.Id, context.Target.Conditions.Count, rdm, context.Target.GroupLabels));
            }
        }

        return output;
    }

    private LayerOutcome ScoreNew(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            LayerOutcome outcome = this.ScoreOne(candidate, choose, cancellationToken);
            checkpoints?.Remember(candidate, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            checkpoints?.Save();
            throw;
        }
    }

    // A layer whose numbers cannot be scored is undefined, with the reason; the others are not its fault.
    private LayerOutcome ScoreOne(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        try
        {
            return metric.Score(candidate, choose, cancellationToken);
        }
        catch (Exception exception) when (exception is AlignmentException or ModelException)
        {
            return new LayerOutcome { Value = Scored.Undefined(exception.Message), Draws = [], PartScores = [] };
        }
    }

    private void AddLayer(ScoreOutput output, LayerCandidate candidate, LayerOutcome outcome, string? selection)
    {
        ScoreRow row = this.Complete(this.Describe(candidate, outcome, selection, selection ?? string.Empty), outcome.Value, outcome.Draws, interval: outcome.Interval);
        output.Rows.Add(row);
        this.AddDraws(output, row.Fingerprint, outcome.Draws);
        output.Renderings.AddRange(RenderedRows.Of(row.Fingerprint, outcome.Raw));
        foreach ((string subject, Scored value) in outcome.Subjects)
        {
            (CeilingValue ceiling, long? neuroidCount) = metric.OfSubject(subject);
            output.Rows.Add(this.Complete(this.Describe(candidate, outcome, selection, "subject " + subject), value, [], ceiling) with { Subject = subject, NSubjects = 1, NNeuroids = neuroidCount, CiMethod = null });
        }

        if (outcome.PerNeuroid is { } scores && context.Target.Neuroids is { } neuroids)
        {
            output.Neuroids.AddRange(scores.Select((score, j) => new NeuroidRow(row.Fingerprint, neuroids.Neuroids[j].Id, neuroids.Neuroids[j].Region, neuroids.Neuroids[j].Subject, RowFactory.Defined(score), RowFactory.Defined(outcome.NeuroidCeilings?[j] ?? double.NaN))));
        }
    }

    private void AddOptimistic(ScoreOutput output, LayerCandidate candidate, LayerOutcome outcome, LayerCandidate[] candidates)
    {
        ScoreRow row = this.Complete(this.Describe(candidate, outcome, "optimistic-max", Part("optimistic-max", candidates)), outcome.Value, outcome.Draws, interval: outcome.Interval);
        output.Rows.Add(row with { Note = RowFactory.Join(row.Note, $"the best of {candidates.Length} layers on the stimuli that score it: optimistic") });
        this.AddDraws(output, row.Fingerprint, outcome.Draws);
        output.Renderings.AddRange(RenderedRows.Of(row.Fingerprint, outcome.Raw));
    }

    private void AddNested(ScoreOutput output, LayerCandidate[] candidates, List<LayerOutcome> outcomes)
    {
        NestedOutcome nested = metric.Nest(outcomes);
        int favourite = Math.Max(0, Array.IndexOf(nested.TimesChosen, nested.TimesChosen.Max()));
        ScoreRow row = this.Complete(this.Describe(candidates[favourite], outcomes[favourite], "nested", Part("nested", candidates)), nested.Value, nested.Draws);
        string choices = string.Join(", ", nested.TimesChosen.Select((times, i) => (times, i)).Where(pair => pair.times > 0).OrderByDescending(pair => pair.times).Select(pair => $"{candidates[pair.i].Layer} {pair.times}×"));
        output.Rows.Add(row with
        {
            Note = RowFactory.Join(row.Note, $"{nested.How}; chosen: {choices}"),
            CiMethod = row.CiMethod is null ? null : $"{row.CiMethod}; {nested.DrawsHow}",
        });
        this.AddDraws(output, row.Fingerprint, nested.Draws);
        output.Renderings.AddRange(RenderedRows.Of(row.Fingerprint, nested.Raw));
    }

    private static string Part(string selection, LayerCandidate[] candidates) => new Fingerprint().Add(selection, [.. candidates.Select(c => c.Fingerprint)]).Hash;

    private ScoreRow Describe(LayerCandidate candidate, LayerOutcome outcome, string? selection, string part) => this.rows.Make(candidate.Fingerprint, part) with
    {
        Layer = candidate.Layer,
        LayerIndex = candidate.Index,
        Depth = candidate.Depth,
        Readout = candidate.Readout,
        Note = candidate.Note,
        Selection = selection,
        Cv = metric.Cv,
        NStimuli = context.Target.Conditions.Count,
        NNeuroids = metric.NeuroidCount,
        NUnits = outcome.Units,
        NSubjects = metric.Subjects,
        Seconds = outcome.Seconds,
    };

    private ScoreRow Complete(ScoreRow row, Scored value, double[] draws, CeilingValue? of = null, Interval? interval = null) =>
        this.rows.Complete(row, value, of ?? metric.Ceiling, draws.Length == 0 || !value.IsDefined ? null : interval ?? Interval.Percentile(draws), metric.CiMethod);

    private void AddDraws(ScoreOutput output, string fingerprint, double[] draws) =>
        output.Resamples.AddRange(draws.Select((value, d) => new ResampleRow(context.Benchmark.Id, d, fingerprint, RowFactory.Defined(value))));
}
