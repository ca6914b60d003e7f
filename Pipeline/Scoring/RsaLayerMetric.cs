using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Pipeline.Scoring;

/// <summary>RSA against recorded RDMs, or against RDMs made from recorded responses, one a subject.</summary>
internal sealed class RsaLayerMetric : ILayerMetric
{
    private readonly IRdmDistance distance;
    private readonly IRdmComparator comparator;
    private readonly RsaSubjects subjects;
    private readonly IReadOnlyList<string> subjectNames;
    private readonly IReadOnlyList<double[]> recorded;
    private readonly RdmBootstrap? bootstrap;
    private readonly IReadOnlyList<int[]> halves;
    private readonly int conditionCount;
    private readonly IReadOnlyList<double> subjectCeilings;
    private readonly Dictionary<string, long?> subjectNeuroids;

    public RsaLayerMetric(ScoreContext context)
    {
        this.distance = RdmDistances.Find(context.Metric.Text("distance"));
        this.comparator = RdmComparators.Find(context.Metric.Text("compare"));
        this.subjects = context.Metric.Text("subjects") == "mean" ? RsaSubjects.Mean : RsaSubjects.Each;
        (this.subjectNames, this.recorded) = Recorded(context.Target, this.distance);
        (this.Ceiling, this.subjectCeilings) = Ceil(context.Metric.Ceiling, this.recorded, this.comparator, this.subjects);
        this.subjectNeuroids = context.Target.Neuroids?.Neuroids.GroupBy(neuroid => neuroid.Subject, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (long?)group.Count(), StringComparer.Ordinal) ?? [];
        int conditions = context.Target.Conditions.Count;
        this.halves = HalfSplits.Draw(context.Target.FoldGroups ?? [.. Enumerable.Range(0, conditions)], context.Seed);
        this.conditionCount = conditions;
        if (context.Draws > 0)
        {
            // Every model of a manifest sees the same draws: they depend on seed and size alone.
            StimulusResamples resamples = new(context.Seed, context.Draws, conditions);
            IReadOnlyList<double[]> against = this.subjects == RsaSubjects.Mean ? [RsaScore.MeanRdm(this.recorded)] : this.recorded;
            this.bootstrap = new RdmBootstrap(resamples, against, this.comparator);
            this.CiMethod = $"bootstrap over {conditions} stimuli, {context.Draws} draws, percentile 95 %, seed {context.Seed}";
        }
    }

    public string? Cv => null;

    public string? CiMethod { get; }

    public CeilingValue Ceiling { get; }

    public long Subjects => this.recorded.Count;

    public long? NeuroidCount { get; init; }

    public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject)
    {
        int index = this.subjectNames.ToList().IndexOf(subject);
        CeilingValue ceiling = index >= 0 && index < this.subjectCeilings.Count ? new CeilingValue(this.subjectCeilings[index], double.NaN, null) : CeilingValue.None();
        return (ceiling, this.subjectNeuroids.GetValueOrDefault(subject));
    }

    /// <summary>The recorded RDMs: as given, or of each subject's responses under the metric's distance.</summary>
    public static (IReadOnlyList<string> Names, IReadOnlyList<double[]> Rdms) Recorded(BenchmarkTarget target, IRdmDistance distance)
    {
        if (target.SubjectRdms.Count > 0)
        {
            return ([.. target.SubjectRdms.Select(rdm => rdm.Subject)], [.. target.SubjectRdms.Select(rdm => rdm.Upper)]);
        }

        string[] names = [.. target.Neuroids!.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal)];
        return (names, [.. names.Select(name => Rdm.Compute(MatrixOf(target.Neuroids.Subject(name)), distance).UpperTriangle)]);
    }

    public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        Matrix? units = candidate.LoadUnits?.Invoke();
        Rdm? made = units is null ? null : Rdm.Compute(units, this.distance);
        double[] rdm = made?.UpperTriangle ?? candidate.LoadRdm!();
        RsaScoreResult result = RsaScore.Compute(rdm, this.recorded, this.comparator, this.subjects);
        cancellationToken.ThrowIfCancellationRequested();
        bool several = this.recorded.Count > 1 && this.subjects == RsaSubjects.Each;
        return new LayerOutcome
        {
            Value = new Scored(result.Value, Notes(made?.Note, result.Note)),
            Draws = this.bootstrap is null || double.IsNaN(result.Value) ? [] : this.bootstrap.Run(rdm),
            PartScores = choose ? [.. this.halves.Select(half => this.ScoreHalf(rdm, half))] : [],
            Subjects = several ? [.. this.subjectNames.Select((name, s) => (name, new Scored(result.PerSubject[s])))] : [],
            Rdm = rdm,
            Units = units?.Columns,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }

    public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes)
    {
        int[] timesChosen = new int[outcomes.Count];
        double[] chosenScores = new double[this.halves.Count];
        for (int half = 0; half < this.halves.Count; half++)
        {
            int chosen = LayerChoice.Best(outcomes.Select(outcome => outcome.PartScores.Length > 0 ? outcome.PartScores[half] : double.NaN));
            chosenScores[half] = chosen < 0 ? double.NaN : outcomes[chosen].PartScores[half ^ 1];
            if (chosen >= 0)
            {
                timesChosen[chosen]++;
            }
        }

        int undefined = chosenScores.Count(double.IsNaN);
        Scored value = undefined == 0 ? new Scored(chosenScores.Average()) : Scored.Undefined($"the layer choice is undefined on {undefined} of {this.halves.Count} halves");
        return new NestedOutcome(
            value,
            value.IsDefined ? ShiftedDraws(value.Value, outcomes, timesChosen) : [],
            timesChosen,
            $"layer chosen on one half of the stimuli, scored on the other; {this.halves.Count / 2} random halves, both directions",
            "of the chosen layers over all stimuli, shifted to the nested score");
    }

    // Redrawing stimuli inside each half would repeat every choice; the spread of the chosen layers' own draws stands for it.
    private static double[] ShiftedDraws(double value, IReadOnlyList<LayerOutcome> outcomes, int[] timesChosen)
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

    private static string? Notes(string? first, string? second) => first is null ? second : second is null || second == first ? first : $"{first}; {second}";

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

        CeilingReading reading = CeilingReadings.DefaultFor(comparator.Id);
        CeilingResult lower = LooSubjectCeiling.Compute(recorded, reading);
        CeilingResult upper = GroupSubjectCeiling.Compute(recorded, reading);
        return (new CeilingValue(lower.Value, upper.Value, lower.Note), lower.PerSubject);
    }

    private static double[] Sub(double[] upper, int count, int[] keep)
    {
        double[] sub = new double[keep.Length * (keep.Length - 1) / 2];
        int k = 0;
        for (int a = 0; a < keep.Length; a++)
        {
            int i = keep[a];
            int row = (i * count) - (i * (i + 1) / 2) - i - 1;
            for (int b = a + 1; b < keep.Length; b++)
            {
                sub[k++] = upper[row + keep[b]];
            }
        }

        return sub;
    }

    private double ScoreHalf(double[] rdm, int[] half)
    {
        int count = this.conditionCount;
        return RsaScore.Compute(Sub(rdm, count, half), [.. this.recorded.Select(r => Sub(r, count, half))], this.comparator, this.subjects).Value;
    }
}
