using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores every layer of a model, then states what one may say of the model as a whole: a fixed layer, a layer chosen on other stimuli than it is scored on (nested), and the optimistic maximum by that name.</summary>
internal sealed class LayerwiseScorer(ScoreContext context, ILayerMetric metric)
{
    private readonly RowFactory rows = new(context);

    /// <summary>Scores.</summary>
    /// <param name="candidates">The layers, in forward order; at least one.</param>
    /// <param name="progress">Takes the share done.</param>
    /// <param name="cancellationToken">Stops between layers.</param>
    public ScoreOutput Run(IReadOnlyList<LayerCandidate> candidates, Action<double> progress, CancellationToken cancellationToken)
    {
        ScoreOutput output = new();
        bool choose = candidates.Count > 1;
        IReadOnlyList<int[]> halves = choose ? HalfSplits.Draw(metric.ConditionGroups, context.Seed) : [];
        List<LayerOutcome> outcomes = [];
        for (int i = 0; i < candidates.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LayerOutcome outcome = metric.Score(candidates[i], halves, cancellationToken);
            outcomes.Add(outcome);
            this.AddLayer(output, candidates[i], outcome, choose ? null : "fixed");
            progress((i + 1.0) / candidates.Count);
        }

        int best = choose ? ArgMax(outcomes.Select(o => o.Value.Value)) : 0;
        if (choose && best >= 0)
        {
            this.AddOptimistic(output, candidates[best], outcomes[best], candidates);
            this.AddNested(output, candidates, outcomes);
        }

        if (best >= 0 && outcomes[best].Rdm is { } rdm)
        {
            output.Rdms.Add(new RdmPicture($"{context.Model.Id} · {candidates[best].Layer}", context.Benchmark.Id, context.Target.Conditions.Count, rdm, context.Target.GroupLabels));
        }

        return output;
    }

    // The first of equal scores, NaN never; −1 where all are undefined.
    private static int ArgMax(IEnumerable<double> values)
    {
        int best = -1;
        double bestValue = double.NegativeInfinity;
        int i = 0;
        foreach (double value in values)
        {
            if (value > bestValue)
            {
                (best, bestValue) = (i, value);
            }

            i++;
        }

        return best;
    }

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;

    private static string? Join(params string?[] notes)
    {
        string joined = string.Join("; ", notes.Where(note => !string.IsNullOrEmpty(note)).Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    private void AddLayer(ScoreOutput output, LayerCandidate candidate, LayerOutcome outcome, string? selection)
    {
        ScoreRow row = this.Complete(this.Describe(candidate, outcome, selection, string.Empty), outcome.Value, outcome.Draws);
        output.Rows.Add(row);
        this.AddDraws(output, row.Fingerprint, outcome.Draws);
        foreach ((string subject, Scored value) in outcome.Subjects)
        {
            output.Rows.Add(this.Complete(this.Describe(candidate, outcome, selection, "subject " + subject), value, []) with { Subject = subject, NSubjects = 1, CiMethod = null });
        }

        if (outcome.PerNeuroid is { } scores && context.Target.Neuroids is { } neuroids)
        {
            output.Neuroids.AddRange(scores.Select((score, j) => new NeuroidRow(row.Fingerprint, neuroids.Neuroids[j].Id, neuroids.Neuroids[j].Region, neuroids.Neuroids[j].Subject, Defined(score), Defined(neuroids.Neuroids[j].Ceiling))));
        }
    }

    private void AddOptimistic(ScoreOutput output, LayerCandidate candidate, LayerOutcome outcome, IReadOnlyList<LayerCandidate> candidates)
    {
        ScoreRow row = this.Complete(this.Describe(candidate, outcome, "optimistic-max", Part("optimistic-max", candidates)), outcome.Value, outcome.Draws);
        output.Rows.Add(row with { Note = Join(row.Note, $"the best of {candidates.Count} layers on the stimuli that score it: optimistic") });
        this.AddDraws(output, row.Fingerprint, outcome.Draws);
    }

    private void AddNested(ScoreOutput output, IReadOnlyList<LayerCandidate> candidates, List<LayerOutcome> outcomes)
    {
        int halfCount = outcomes[0].HalfScores.Length;
        double[] chosenScores = new double[halfCount];
        int[] timesChosen = new int[candidates.Count];
        for (int half = 0; half < halfCount; half++)
        {
            int chosen = ArgMax(outcomes.Select(o => o.HalfScores[half]));
            chosenScores[half] = chosen < 0 ? double.NaN : outcomes[chosen].HalfScores[half ^ 1];
            if (chosen >= 0)
            {
                timesChosen[chosen]++;
            }
        }

        int favourite = Array.IndexOf(timesChosen, timesChosen.Max());
        double[] defined = [.. chosenScores.Where(double.IsFinite)];
        Scored value = defined.Length == halfCount
            ? new Scored(defined.Average())
            : Scored.Undefined($"the layer choice is undefined on {halfCount - defined.Length} of {halfCount} halves");
        double[] draws = value.IsDefined ? NestedDraws(value.Value, outcomes, timesChosen) : [];
        ScoreRow row = this.Complete(this.Describe(candidates[favourite], outcomes[favourite], "nested", Part("nested", candidates)), value, draws);
        string choices = string.Join(", ", timesChosen.Select((times, i) => (times, i)).Where(pair => pair.times > 0).OrderByDescending(pair => pair.times).Select(pair => $"{candidates[pair.i].Layer} {pair.times}×"));
        output.Rows.Add(row with
        {
            Note = Join(row.Note, $"layer chosen on one half of the stimuli, scored on the other; {halfCount / 2} random halves, both directions: {choices}"),
            CiMethod = row.CiMethod is null ? null : row.CiMethod + "; of the chosen layers over all stimuli, shifted to the nested score",
        });
        this.AddDraws(output, row.Fingerprint, draws);
    }

    // Redrawing stimuli inside each half would repeat every choice; the spread of the chosen layers' own draws stands for it.
    private static double[] NestedDraws(double value, List<LayerOutcome> outcomes, int[] timesChosen)
    {
        int[] chosen = [.. Enumerable.Range(0, outcomes.Count).Where(i => timesChosen[i] > 0)];
        if (chosen.Any(i => outcomes[i].Draws.Length == 0))
        {
            return [];
        }

        double total = timesChosen.Sum();
        double centre = chosen.Sum(i => timesChosen[i] / total * outcomes[i].Value.Value);
        double[] draws = new double[outcomes[chosen[0]].Draws.Length];
        for (int d = 0; d < draws.Length; d++)
        {
            draws[d] = value - centre + chosen.Sum(i => timesChosen[i] / total * outcomes[i].Draws[d]);
        }

        return draws;
    }

    private static string Part(string selection, IReadOnlyList<LayerCandidate> candidates) => new Fingerprint().Add(selection, [.. candidates.Select(c => c.Fingerprint)]).Hash;

    private ScoreRow Describe(LayerCandidate candidate, LayerOutcome outcome, string? selection, string part) => this.rows.Make(candidate.Fingerprint, part) with
    {
        Layer = candidate.Layer,
        LayerIndex = candidate.Index,
        Depth = candidate.Depth,
        Readout = candidate.Readout,
        Selection = selection,
        Cv = metric.Cv,
        NStimuli = context.Target.Conditions.Count,
        NNeuroids = metric.NeuroidCount,
        NUnits = outcome.Units,
        NSubjects = metric.Subjects,
        Seconds = outcome.Seconds,
    };

    private ScoreRow Complete(ScoreRow row, Scored value, double[] draws)
    {
        CeilingValue ceiling = metric.Ceiling;
        Scored normalized = Normalisations.Find(context.Metric.Normalization).Apply(value.Value, ceiling.Lower);
        ScoreRow complete = row with
        {
            Score = Defined(value.Value),
            Ceiling = Defined(ceiling.Lower),
            CeilingUpper = Defined(ceiling.Upper),
            Normalized = context.Metric.Normalization == "none" ? null : Defined(normalized.Value),
            Note = Join(value.Note, ceiling.Note, context.Metric.Normalization != "none" && value.IsDefined ? normalized.Note : null),
        };
        if (draws.Length == 0 || !value.IsDefined)
        {
            return complete;
        }

        Interval interval = Interval.Percentile(draws);
        bool normal = complete.Normalized is not null;
        return complete with
        {
            CiLow = Defined(interval.Lower),
            CiHigh = Defined(interval.Upper),
            NormalizedCiLow = normal ? Defined(Normalisations.Find(context.Metric.Normalization).Apply(interval.Lower, ceiling.Lower).Value) : null,
            NormalizedCiHigh = normal ? Defined(Normalisations.Find(context.Metric.Normalization).Apply(interval.Upper, ceiling.Lower).Value) : null,
            CiMethod = metric.CiMethod,
            Note = Join(complete.Note, interval.Note),
        };
    }

    private void AddDraws(ScoreOutput output, string fingerprint, double[] draws) =>
        output.Resamples.AddRange(draws.Select((value, d) => new ResampleRow(context.Benchmark.Id, d, fingerprint, Defined(value))));
}
