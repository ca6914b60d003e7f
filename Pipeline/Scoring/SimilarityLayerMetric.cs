using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Resampling;
using Concord.Alignment.Similarity;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>Similarity of a layer's space with the space of recorded responses: with each subject's and then averaged, or with all recorded sites side by side.</summary>
/// <remarks>The recorded side is prepared once for all layers. Draws are moved so that their mean is the value: copies of stimuli shift many of these measures as a whole, and alike for all models.</remarks>
internal sealed class SimilarityLayerMetric : ILayerMetric
{
    private readonly ISimilarity similarity;
    private readonly IReadOnlyList<(string Name, Matrix Responses, ISimilaritySide Side)> recorded;
    private readonly StimulusResamples? resamples;
    private readonly IReadOnlyList<int[]> halves;

    public SimilarityLayerMetric(ScoreContext context, SimilarityEntry entry)
    {
        this.similarity = entry.Make(context.Metric);
        NeuroidAssembly all = context.Target.Neuroids!;
        string[] names = [.. all.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal)];
        this.Subjects = names.Length;
        this.NeuroidCount = all.Neuroids.Count;
        this.recorded = context.Metric.Text("subjects") == "pooled" || names.Length == 1 ? [this.Side("all", all)] : [.. names.Select(name => this.Side(name, all.Subject(name)))];
        int stimuli = all.StimulusIds.Count;
        this.halves = HalfSplits.Draw(context.Target.FoldGroups ?? [.. Enumerable.Range(0, stimuli)], context.Seed);
        if (context.Draws > 0)
        {
            this.resamples = new StimulusResamples(context.Seed, context.Draws, stimuli);
            string draws = $"{context.Draws} draws, seed {context.Seed}";
            this.CiMethod = this.similarity.Interval == SimilarityInterval.Jackknife
                ? $"jackknife over {stimuli} stimuli, 95 %; differences from bootstrap draws moved to the score, {draws}"
                : $"bootstrap over {stimuli} stimuli, {draws}, percentile 95 %{(this.similarity.Interval == SimilarityInterval.Centred ? ", moved to the score" : string.Empty)}";
        }
    }

    public string? Cv => null;

    public string? CiMethod { get; }

    public CeilingValue Ceiling { get; } = CeilingValue.None();

    public long Subjects { get; }

    public long? NeuroidCount { get; }

    public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject) =>
        (CeilingValue.None(), this.recorded.FirstOrDefault(pair => pair.Name == subject).Responses?.Columns);

    public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix units = candidate.LoadUnits!();
        ISimilaritySide side = this.similarity.Prepare(units);
        Scored[] each = [.. this.recorded.Select(pair => this.similarity.Compare(side, pair.Side))];
        cancellationToken.ThrowIfCancellationRequested();
        string? note = string.Join("; ", each.Select(score => score.Note).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
        Scored value = new(each.Average(score => score.Value), note);
        double[] draws = this.resamples is null || !value.IsDefined ? [] : this.MeanDraws(side, this.resamples);
        return new LayerOutcome
        {
            Value = value,
            Draws = Centred(value.Value, draws),
            Interval = draws.Length == 0 ? null : this.IntervalOf(value.Value, side, draws),
            PartScores = choose ? [.. this.halves.Select(half => this.ScoreHalf(units, half))] : [],
            Subjects = this.recorded.Count < 2 ? [] : [.. this.recorded.Select((pair, s) => (pair.Name, each[s]))],
            Units = units.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes) => HalfChoice.Nest(outcomes, this.halves.Count, this.similarity.HigherIsBetter);

    private static double[] Centred(double value, double[] draws)
    {
        double shift = value - draws.Where(draw => !double.IsNaN(draw)).DefaultIfEmpty(double.NaN).Average();
        return Array.ConvertAll(draws, draw => draw + shift);
    }

    private (string Name, Matrix Responses, ISimilaritySide Side) Side(string name, NeuroidAssembly assembly)
    {
        Matrix responses = new(assembly.StimulusIds.Count, assembly.Neuroids.Count, assembly.Values);
        return (name, responses, this.similarity.Prepare(responses));
    }

    private double[] MeanDraws(ISimilaritySide side, StimulusResamples over)
    {
        double[][] each = [.. this.recorded.Select(pair => this.similarity.Draws(side, pair.Side, over))];
        return [.. Enumerable.Range(0, over.Draws).Select(draw => each.Average(draws => draws[draw]))];
    }

    private Interval IntervalOf(double value, ISimilaritySide side, double[] draws) => this.similarity.Interval switch
    {
        SimilarityInterval.Percentile => Interval.Percentile(draws),
        SimilarityInterval.Centred => CentredInterval.Compute(value, draws),
        _ => JackknifeInterval.Compute(value, this.MeanDraws(side, StimulusResamples.LeaveOneOut(side.Stimuli))),
    };

    private double ScoreHalf(Matrix units, int[] half)
    {
        ISimilaritySide side = this.similarity.Prepare(units.SelectRows(half));
        return this.recorded.Average(pair => this.similarity.Compare(side, this.similarity.Prepare(pair.Responses.SelectRows(half))).Value);
    }
}
