using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Rsa;
using Concord.Models;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Recovery;

/// <summary>Puts one model in the brain's place: simulates recordings of its layer, scores every model's layer on each as the benchmark does, and counts who is best.</summary>
/// <remarks>
/// Every model stands with the layer under which its score on the real recording stands: fixed in advance, chosen most often by a nested choice, or the best of a sweep; where it has
/// several readouts, with the first. So it is these representations that are told apart or not; a layer chosen anew on each recording could only blur them.
/// The metric is the benchmark's own code, on a target that differs in its numbers alone.
/// </remarks>
internal sealed class RecoveryRunner(RunEnvironment environment)
{
    private const int ReliabilitySplits = 10;

    /// <summary>One row a candidate, in the job's order.</summary>
    public IReadOnlyList<RecoveryRow> Run(RecoverJob job, Action<double> progress, CancellationToken cancellationToken)
    {
        BenchmarkTarget target = new TargetBuilder(environment).Build(job.True);
        LayerCandidate?[] layers = [.. job.Candidates.Select(score => this.LayerOf(score, target))];
        int own = job.Candidates.Index().First(pair => pair.Item.Key == job.True.Key).Index;
        if (layers[own] is not { } generator)
        {
            return Rows(job, target, layers, own, null, new RecoveryCount(layers.Length));
        }

        layers = [.. layers.Select(layer => layer is null ? null : Prepared(layer, job.True.Metric))];
        IRecordingSource source = this.SourceOf(job, target, generator, layers[own]!.LoadRdm);
        RecoveryCount count = new(layers.Length);
        for (int recording = 0; recording < job.Recovery.Recordings; recording++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SimulatedTarget simulated = source.Simulate(recording);
            ILayerMetric metric = LayerMetrics.Make(ContextOf(job, simulated.Target));
            count.Add([.. layers.Select(layer => Score(metric, layer, cancellationToken))], simulated.Reliability, job.True.Metric.Entry.HigherIsBetter);
            progress((recording + 1.0) / job.Recovery.Recordings);
        }

        return Rows(job, target, layers, own, source, count);
    }

    // The layer of the headline; null where no score of the model is defined.
    private LayerCandidate? LayerOf(ScoreJob score, BenchmarkTarget target)
    {
        string folder = environment.Store.ResultFolder(score.Key);
        ResultRecord.Check(folder);
        ScoreRow[] rows = [.. ParquetRecords.Read<ScoreRow>(Path.Combine(folder, RunFiles.Scores)).Where(row => row.Subject is null && row.Condition is null && row.Score is not null)];
        IReadOnlyList<LayerCandidate> candidates = new CandidateLoader(environment).Load(score, target);
        ScoreRow? headline = rows.Where(row => row.Readout == candidates[0].Readout && row.Selection is not null).MinBy(row => row.Selection is "fixed" or "nested" ? 0 : 1);
        return headline is null ? null : candidates.FirstOrDefault(candidate => candidate.Layer == headline.Layer && candidate.Readout == headline.Readout);
    }

    // A model's RDM hangs on no recording: it is made once.
    private static LayerCandidate Prepared(LayerCandidate layer, MetricSpec metric)
    {
        if (layer.LoadUnits is not { } load || !IsRsa(metric))
        {
            return layer;
        }

        double[] rdm = Rdm.Compute(load(), RdmDistances.Find(metric.Text("distance"))).UpperTriangle;
        return layer with { LoadUnits = null, LoadRdm = () => rdm };
    }

    private static bool IsRsa(MetricSpec metric) => MappingCatalogue.Find(metric.Entry.Id) is null && SimilarityCatalogue.Find(metric.Entry.Id) is null;

    private IRecordingSource SourceOf(RecoverJob job, BenchmarkTarget target, LayerCandidate generator, Func<double[]>? rdm)
    {
        RecoveryStream random = new(job.Seed, $"{job.True.Model.Identity}/{generator.Layer}/{generator.Readout}");
        if (target.Neuroids is null)
        {
            return new RdmSource(target, rdm!(), job.True.Metric.Text("compare"), job.Recovery.Reliability, random);
        }

        bool needsPresentations = job.True.Metric.Entry.Need is MetricNeed.RepeatedNeuroids;
        return new NeuroidSource(target, generator.LoadUnits!(), job.Recovery, this.Reliabilities(job, target), random, needsPresentations);
    }

    private IReadOnlyList<double> Reliabilities(RecoverJob job, BenchmarkTarget target)
    {
        int count = target.Neuroids!.Neuroids.Count;
        if (job.Recovery.Reliability is { } stated)
        {
            return [.. Enumerable.Repeat(stated, count)];
        }

        if (target.Repetitions is { } repetitions && new SplitHalfSpec(SplitHalfOrder.MeanThenMedian, ReliabilitySplits).Compute(repetitions.Value, job.Seed).PerNeuroid is { } measured && measured.Count == count)
        {
            return measured;
        }

        bool halves = job.True.SimulationKey is null && environment.Datasets.Load(job.True.Benchmark.Dataset).Info.Contents.HasHalfCeilings;
        return [.. target.Neuroids.Neuroids.Select(neuroid => halves ? SplitHalfCeiling.SpearmanBrown(neuroid.Ceiling) : neuroid.Ceiling)];
    }

    private static ScoreContext ContextOf(RecoverJob job, BenchmarkTarget target) => new()
    {
        Model = job.True.Model.Spec,
        Architecture = job.True.Model.Architecture,
        Benchmark = job.True.Benchmark,
        Metric = job.True.Metric with { Ceiling = "none", Normalization = "none" }, // one ceiling for all models changes no winner
        Target = target,
        Manifest = job.True.Manifest,
        Seed = job.Seed,
        Draws = 0,
    };

    // As a score: a layer whose numbers cannot be scored is undefined, and the others are not its fault.
    private static double Score(ILayerMetric metric, LayerCandidate? layer, CancellationToken cancellationToken)
    {
        try
        {
            return layer is null ? double.NaN : metric.Score(layer, choose: false, cancellationToken).Value.Value;
        }
        catch (Exception exception) when (exception is AlignmentException or ModelException)
        {
            return double.NaN;
        }
    }

    private static RecoveryRow[] Rows(RecoverJob job, BenchmarkTarget target, LayerCandidate?[] layers, int own, IRecordingSource? source, RecoveryCount count)
    {
        ModelSpec model = job.True.Model.Spec;
        return
        [
            .. job.Candidates.Select((candidate, i) => new RecoveryRow
            {
                Run = string.Empty, // named when a run shows it
                Benchmark = job.True.Benchmark.Id,
                Metric = job.True.Metric.Name,
                Definition = job.True.Metric.Definition,
                TrueModel = model.Id,
                TrueFamily = model.Family,
                TrueRegime = model.Regime,
                TrueLayer = layers[own]?.Layer,
                ScoredModel = candidate.Model.Spec.Id,
                ScoredFamily = candidate.Model.Spec.Family,
                ScoredRegime = candidate.Model.Spec.Regime,
                ScoredLayer = layers[i]?.Layer,
                TimesBest = count.Wins[i],
                Recordings = count.Recordings,
                MeanScore = RowFactory.Defined(count.Mean(i)),
                ScoreSd = RowFactory.Defined(count.Sd(i)),
                Reliability = RowFactory.Defined(source?.Reliability ?? double.NaN),
                SimulatedReliability = RowFactory.Defined(count.Reliability),
                ReliabilitySource = job.Recovery.Reliability is null ? ManifestWords.Measured : "stated",
                Signal = source?.Signal ?? job.Recovery.Signal,
                NStimuli = target.Conditions.Count,
                NNeuroids = source?.Neuroids ?? 0,
                NSubjects = target.Neuroids?.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal).Count() ?? target.SubjectRdms.Count,
                Seed = job.Seed,
                Fingerprint = job.Key,
            }),
        ];
    }
}
