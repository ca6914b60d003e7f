using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Renderings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Scoring;

/// <summary>RSA against recorded RDMs, or against RDMs made from recorded responses, one a subject.</summary>
internal sealed class RsaLayerMetric : ILayerMetric
{
    private readonly IRdmDistance distance;
    private readonly IRdmComparator comparator;
    private readonly RsaSubjects subjects;
    private readonly IReadOnlyList<string> subjectNames;
    private readonly IReadOnlyList<double[]> recorded;
    private readonly string? recordedNote;
    private readonly PreparedRsa whole;
    private readonly CalibratedRdmBootstrap? bootstrap;
    private readonly IReadOnlyList<(int[] Stimuli, PreparedRsa Rsa)> halves;
    private readonly double meanRdmUpper;
    private readonly IReadOnlyList<double> subjectCeilings;
    private readonly Dictionary<string, long?> subjectNeuroids;

    public RsaLayerMetric(ScoreContext context)
    {
        this.distance = RdmDistances.Find(context.Metric.Text("distance"));
        this.comparator = RdmComparators.Find(context.Metric.Text("compare"));
        this.subjects = context.Metric.Text("subjects") == "mean" ? RsaSubjects.Mean : RsaSubjects.Each;
        (this.subjectNames, this.recorded, this.recordedNote) = Recorded(context.Target, context.Metric);
        (this.Ceiling, this.subjectCeilings) = Ceil(context.Metric.Ceiling, this.recorded, this.comparator, this.subjects);
        this.subjectNeuroids = context.Target.Neuroids?.Neuroids.GroupBy(neuroid => neuroid.Subject, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (long?)group.Count(), StringComparer.Ordinal) ?? [];
        this.NeuroidCount = context.Target.Neuroids?.Neuroids.Count;
        this.meanRdmUpper = this.recorded.Count < 2 ? double.NaN : GroupSubjectCeiling.Compute(this.recorded, CeilingReadings.Find("raw-mean")).Value;
        int conditions = context.Target.Conditions.Count;
        this.whole = new PreparedRsa(this.recorded, this.comparator, this.subjects);
        this.halves =
        [
            .. HalfSplits.Draw(context.Target.FoldGroups ?? [.. Enumerable.Range(0, conditions)], context.Seed)
                .Select(half => (half, new PreparedRsa([.. this.recorded.Select(rdm => Rdm.Select(rdm, half))], this.comparator, this.subjects))),
        ];
        if (context.Draws > 0)
        {
            // Every model of a manifest sees the same draws: they depend on seed and size alone.
            StimulusResamples resamples = new(context.Seed, context.Draws, conditions);
            IReadOnlyList<double[]> against = this.subjects == RsaSubjects.Mean ? [RsaScore.MeanRdm(this.recorded)] : this.recorded;
            this.bootstrap = new CalibratedRdmBootstrap(resamples, against, this.comparator);
            this.CiMethod = $"bootstrap over {conditions} stimuli, spread corrected for pairs, {context.Draws} draws, percentile 95 %, seed {context.Seed}";
        }
    }

    public string? Cv => null;

    public string? CiMethod { get; }

    public CeilingValue Ceiling { get; }

    public long Subjects => this.recorded.Count;

    public long? NeuroidCount { get; }

    public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject)
    {
        int index = this.subjectNames.ToList().IndexOf(subject);
        CeilingValue ceiling = index >= 0 && index < this.subjectCeilings.Count ? new CeilingValue(this.subjectCeilings[index], double.NaN, null) : CeilingValue.None();
        return (ceiling, this.subjectNeuroids.GetValueOrDefault(subject));
    }

    /// <summary>The recorded RDMs: as given, or of each subject's responses under the metric's distance, or of its presentations under a distance over repetitions.</summary>
    public static (IReadOnlyList<string> Names, IReadOnlyList<double[]> Rdms, string? Note) Recorded(BenchmarkTarget target, MetricSpec metric)
    {
        if (target.SubjectRdms.Count > 0)
        {
            return ([.. target.SubjectRdms.Select(rdm => rdm.Subject)], [.. target.SubjectRdms.Select(rdm => rdm.Upper)], null);
        }

        if (metric.Entry.Need is MetricNeed.RepeatedNeuroids)
        {
            return OverPresentations(target, MeasurementDistances.Find(metric.Text("recorded")));
        }

        IRdmDistance plain = RdmDistances.Find(metric.Text("distance"));
        string[] names = [.. target.Neuroids!.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal)];
        return (names, [.. names.Select(name => Rdm.Compute(MatrixOf(target.Neuroids.Subject(name)), plain).UpperTriangle)], null);
    }

    public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix? units = candidate.LoadUnits?.Invoke();
        Rdm? made = units is null ? null : Rdm.Compute(units, this.distance);
        double[] rdm = made?.UpperTriangle ?? candidate.LoadRdm!();
        RsaScoreResult result = this.whole.Score(rdm);
        RsaScoreResult[] parts = choose ? [.. this.halves.Select(half => half.Rsa.Score(Rdm.Select(rdm, half.Stimuli)))] : [];
        cancellationToken.ThrowIfCancellationRequested();
        bool several = this.recorded.Count > 1 && this.subjects == RsaSubjects.Each;
        return new LayerOutcome
        {
            Value = new Scored(result.Value, Notes(Notes(this.recordedNote, made?.Note), result.Note)),
            Draws = this.bootstrap is null || double.IsNaN(result.Value) ? [] : this.bootstrap.Run(rdm, result.Value),
            PartScores = [.. parts.Select(part => part.Value)],
            PartSubjects = [.. parts.Select(part => part.PerSubject)],
            Subjects = several ? [.. this.subjectNames.Select((name, s) => (name, new Scored(result.PerSubject[s])))] : [],
            Rdm = rdm,
            Raw = this.RawOf(result.PerSubject),
            Units = units?.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes)
    {
        NestedOutcome nested = HalfChoice.Nest(outcomes, this.halves.Count);
        if (!nested.Value.IsDefined)
        {
            return nested;
        }

        // The nested score is a mean over halves, and so is each subject's part of it.
        double[] parts = [.. Enumerable.Range(0, this.recorded.Count).Select(s => nested.ChosenBy.Select((layer, half) => outcomes[layer].PartSubjects[half ^ 1][s]).Average())];
        return nested with { Raw = this.RawOf(parts) };
    }

    private static (IReadOnlyList<string> Names, IReadOnlyList<double[]> Rdms, string? Note) OverPresentations(BenchmarkTarget target, IMeasurementDistance repeated)
    {
        IReadOnlyList<Matrix> repetitions = target.Repetitions!.Value;
        List<string> names = [];
        List<double[]> rdms = [];
        List<string> notes = [];
        foreach (IGrouping<string, int> subject in target.Neuroids!.Neuroids.Select((neuroid, column) => (neuroid.Subject, column)).GroupBy(pair => pair.Subject, pair => pair.column, StringComparer.Ordinal))
        {
            (Measurements? measurements, int leftOut) = RecordedRepetitions.Whole(repetitions, [.. subject]);
            if (leftOut > 0)
            {
                notes.Add($"{leftOut} of subject {subject.Key}'s {subject.Count()} neuroids miss values in single presentations and are left out");
            }

            Rdm? rdm = measurements is null ? null : repeated.Compute(measurements);
            notes.AddRange(rdm?.Note is { } note ? [note] : []);
            names.Add(subject.Key);
            rdms.Add(rdm?.UpperTriangle ?? [.. Enumerable.Repeat(double.NaN, target.Conditions.Count * (target.Conditions.Count - 1) / 2)]);
        }

        return (names, rdms, notes.Count == 0 ? null : string.Join("; ", notes.Distinct()));
    }

    private static string? Notes(string? first, string? second) => first is null ? second : second is null || second == first ? first : $"{first}; {second}";

    private RsaRaw? RawOf(IReadOnlyList<double> subjects) => this.subjects == RsaSubjects.Each ? new RsaRaw(this.distance.Id, this.comparator.Id, subjects, this.meanRdmUpper) : null;

    private static Matrix MatrixOf(Datasets.Assemblies.NeuroidAssembly assembly) => new(assembly.StimulusIds.Count, assembly.Neuroids.Count, assembly.Values);

    private static (CeilingValue Ceiling, IReadOnlyList<double> Subjects) Ceil(string ceiling, IReadOnlyList<double[]> recorded, IRdmComparator comparator, RsaSubjects subjects)
    {
        if (ceiling == "none")
        {
            return (CeilingValue.None(), []);
        }

        if (subjects == RsaSubjects.Mean)
        {
            return (CeilingValue.None("the ceiling between subjects is on the scale of single subjects, not of their mean RDM"), []);
        }

        if (recorded.Count < 2)
        {
            return (CeilingValue.None("one subject: no ceiling between subjects"), []);
        }

        CeilingReading reading = SubjectCeilings.ReadingOf(ceiling, comparator.Id);
        CeilingResult lower = LooSubjectCeiling.Compute(recorded, reading);
        CeilingResult upper = GroupSubjectCeiling.Compute(recorded, reading);
        return (new CeilingValue(lower.Value, upper.Value, lower.Note), lower.PerSubject);
    }
}
