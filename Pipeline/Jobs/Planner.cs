using Concord.Alignment.Catalogue;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Models;
using Concord.Pipeline.Decisions;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Recovery;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Simulation;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Training;

namespace Concord.Pipeline.Jobs;

/// <summary>Turns a manifest into jobs: what must be extracted, simulated and scored, and what the store holds already.</summary>
public sealed class Planner(RunEnvironment environment)
{
    private readonly List<string> cautions = [];
    private readonly Dictionary<BenchmarkSpec, BenchmarkTarget> targets = new(ReferenceEqualityComparer.Instance);

    /// <summary>Plans.</summary>
    /// <exception cref="Resolution.ResolutionException">A source cannot be had or is not what was declared.</exception>
    /// <exception cref="ModelException">The device is not there, or the plan does not fit the memory.</exception>
    public Plan Plan(Manifest manifest, CancellationToken cancellationToken)
    {
        string device = DeviceChoice.Of(environment.Device, environment.IsForElsewhere);
        ModelResolver resolver = new(environment);
        TrainingPlanner training = new(environment, manifest.Compute);
        TrainJob[] trainings = [.. manifest.Trainings.Select(training.Plan)];
        ResolvedModel[] models = [.. manifest.Models.Select(spec => resolver.Resolve(spec, cancellationToken))];
        int batch = manifest.Compute.Batch;
        while (true)
        {
            this.cautions.Clear();
            (Job[] scoring, IReadOnlyList<ScoreJob> scores, IReadOnlyList<RecoverJob> recoveries) = this.Jobs(manifest, models, device, batch, cancellationToken);
            Job[] jobs = [.. trainings.DistinctBy(job => job.Key), .. scoring];
            long peak = jobs.Where(job => !job.Cached).Select(job => job.PeakBytes).DefaultIfEmpty(0).Max();
            long extraction = jobs.OfType<ExtractJob>().Where(job => !job.Cached).Select(job => job.PeakBytes).DefaultIfEmpty(0).Max();
            if (peak <= environment.Memory)
            {
                if (batch < manifest.Compute.Batch)
                {
                    this.cautions.Add($"batch {batch} and not {manifest.Compute.Batch}, to keep within --memory {MemorySize.Format(environment.Memory)}; another batch is another plan, with fingerprints of its own");
                }

                return new Plan { Manifest = manifest, Models = models, Trainings = trainings, Jobs = jobs, Scores = scores, Recoveries = recoveries, Device = device, Batch = batch, Recordings = this.targets.DistinctBy(pair => pair.Key.Id).ToDictionary(pair => pair.Key.Id, pair => pair.Value.Hash, StringComparer.Ordinal), Cautions = [.. OfCheckpoints(models), .. ShownPictures.Cautions(environment, manifest), .. this.cautions] };
            }

            if (batch == 1 || extraction < peak)
            {
                Job largest = jobs.Where(job => !job.Cached).MaxBy(job => job.PeakBytes)!;
                throw new ModelException("plan", $"'{largest.Title}' is expected to need {MemorySize.Format(largest.PeakBytes)}", $"at most {MemorySize.Format(environment.Memory)} (--memory)", "Give more memory, score fewer layers, or add a readout with a projection (sparse-random or pca) to the manifest.");
            }

            batch /= 2;
        }
    }

    // A grid has one file under many names: it is told of once.
    private static IEnumerable<string> OfCheckpoints(ResolvedModel[] models) =>
        from model in models
        from caution in model.Checkpoint?.Cautions ?? []
        group model.Spec.Id by (model.WeightsDigest, caution) into told
        let others = told.Distinct(StringComparer.Ordinal).Count() - 1
        select $"weights of '{told.First()}'{(others == 0 ? string.Empty : $" and of {others} more")}: {told.Key.caution}";

    private (Job[] Jobs, IReadOnlyList<ScoreJob> Scores, IReadOnlyList<RecoverJob> Recoveries) Jobs(Manifest manifest, ResolvedModel[] models, string device, int batch, CancellationToken cancellationToken)
    {
        ReadoutPlanner readouts = new(environment, manifest.Compute, batch, device);
        ExtractionPlan extractions = new(environment, batch);
        List<Job> simulations = [];
        List<ScoreJob> scores = [];
        Dictionary<string, SimulateJob> simulationOf = new(StringComparer.Ordinal);
        foreach (SimulationSpec simulation in manifest.Simulations)
        {
            SimulateJob job = this.Simulation(simulation, manifest, models, readouts, extractions);
            simulationOf[simulation.Id] = job;
            simulations.Add(job);
        }

        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            foreach (MetricSpec metric in benchmark.Metrics)
            {
                foreach (ResolvedModel model in models)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (this.Score(manifest, benchmark, metric, model, simulationOf, readouts, extractions) is { } job)
                    {
                        scores.Add(job);
                    }
                }
            }
        }

        // Extraction, simulation, scoring and recovery in turn: every job stands after those that it needs.
        IReadOnlyList<RecoverJob> recoveries = new RecoveryPlanner(environment, this.Recorded).Plan(manifest, scores, this.cautions);
        return (extractions.Finish([.. simulations, .. scores, .. recoveries]), scores, recoveries);
    }

    private SimulateJob Simulation(SimulationSpec spec, Manifest manifest, ResolvedModel[] models, ReadoutPlanner readouts, ExtractionPlan extractions)
    {
        Dataset shown = environment.Datasets.Load(spec.Stimuli);
        StimulusSet stimuli = shown.Stimuli!;
        ResolvedModel model = models.First(m => m.Spec.Id == spec.FromModel);
        StimulusSet seen = environment.Seen.Of(model, shown, StimulusTransforms.NoneName);
        PlannedReadout source = readouts.Stored(model, model.Layers.First(layer => layer.Name == spec.Layer), new ReadoutText("all", "none", null, null, 0), seen);
        Fingerprint inputs = new Fingerprint()
            .Add("simulation", RecordingSimulator.Version)
            .Add("stimuli", $"{shown.Info.Id}/{shown.Info.Version} {stimuli.Hash}")
            .Add("categories", [.. stimuli.Stimuli.Select(stimulus => stimulus.Category ?? string.Empty)])
            .Add("id", spec.Id)
            .Add("source", source.Key)
            .Add("neuroids", spec.Neuroids)
            .Add("subjects", spec.Subjects)
            .Add("repetitions", spec.Repetitions)
            .Add("noise", spec.NoiseSd.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            .Add("region", spec.Region)
            .Add("from", spec.FromModel)
            .Add("seed", manifest.Seed);
        string extraction = extractions.Need(model, seen, source);
        long units = source.Layer.UnitCount;
        return new SimulateJob
        {
            Key = inputs.Hash,
            Inputs = inputs.Text,
            Title = $"simulate {spec.Id} from {spec.FromModel} · {spec.Layer}",
            DependsOn = [extraction],
            Cached = environment.Store.HasResult(inputs.Hash),
            PeakBytes = CostModel.Base + (stimuli.Count * ((12 * units) + (16L * spec.Subjects * spec.Neuroids * (spec.Repetitions + 2)))),
            ExpectedSeconds = CostModel.SimulationSeconds(stimuli.Count, units, (long)spec.Subjects * spec.Neuroids),
            Simulation = spec,
            Source = source,
            StimulusIds = stimuli.Ids,
            Seed = manifest.Seed,
        };
    }

    private ScoreJob? Score(Manifest manifest, BenchmarkSpec benchmark, MetricSpec metric, ResolvedModel model, Dictionary<string, SimulateJob> simulations, ReadoutPlanner readouts, ExtractionPlan extractions)
    {
        simulations.TryGetValue(benchmark.Dataset, out SimulateJob? simulation);
        Dataset shown = environment.Datasets.Load(simulation?.Simulation.Stimuli ?? benchmark.Dataset);
        if (Mismatch(metric.Entry.Need, model, shown, benchmark) is { } reason)
        {
            this.cautions.Add($"'{model.Spec.Id}' is not scored on '{benchmark.Id}' by {metric.Name}: {reason}");
            return null;
        }

        BenchmarkTarget? recorded = simulation is null ? this.Recorded(shown, benchmark) : null;
        if (model.Rdm is { } rdm && recorded is not null && recorded.SubjectRdms.Any(subject => IsSame(subject.Upper, rdm.UpperTriangle)))
        {
            this.cautions.Add($"'{model.Spec.Id}' is not scored on '{benchmark.Id}': its RDM is the recorded one, and would agree with itself");
            return null;
        }

        string target = simulation?.Key ?? recorded!.Hash;
        List<ScoredReadout> scored = [];
        HashSet<string> needs = [];
        PlannedDecisions? decisions = null;
        if (model.IsNetwork && metric.Entry.Need == MetricNeed.Trials)
        {
            (decisions, string? left) = new DecisionPlanner(environment, readouts, extractions).Plan(model, shown.Info.Id, benchmark.Transform, metric, recorded!.Trials, needs);
            if (left is not null)
            {
                this.cautions.Add(decisions is null ? $"'{model.Spec.Id}' is not scored on '{benchmark.Id}' by {metric.Name}: {left}" : $"'{model.Spec.Id}' on '{benchmark.Id}', {metric.Name}: {left}");
            }

            if (decisions is null)
            {
                return null;
            }

            scored.AddRange(decisions.Sets.Select(set => set.Readout));
        }
        else if (model.IsNetwork)
        {
            StimulusSet stimuli = environment.Seen.Of(model, shown, benchmark.Transform);
            ReadoutText whole = new("all", "none", null, null, 0);
            IEnumerable<(Models.Activations.LayerInfo Layer, ReadoutText Readout)> sites = metric.Entry.PerLayer
                ? ReadoutPlanner.Layers(model, benchmark.LayerRule).SelectMany(layer => model.Spec.Readouts.Select(readout => (layer, readout)))
                : [(model.Layers[^1], whole)];
            foreach ((Models.Activations.LayerInfo layer, ReadoutText readout) in sites)
            {
                ScoredReadout site = readouts.Scored(model, layer, readout, stimuli);
                scored.Add(site);
                needs.Add(extractions.Need(model, stimuli, site.Stored));
                if (site.PcaFit is { } fit)
                {
                    needs.Add(extractions.Need(model, readouts.FitOn(model, readout, stimuli), fit));
                }
            }
        }

        if (simulation is not null)
        {
            needs.Add(simulation.Key);
        }

        Fingerprint inputs = new Fingerprint()
            .Add("score", ScoringVersion.Current)
            .Add("model", model.Identity)
            .Add("readouts", [.. scored.Select(site => site.Fingerprint)])
            .Add("target", target)
            .Add("region", benchmark.Region)
            .Add("sets", benchmark.Subsets)
            .Add("layer-rule", benchmark.LayerRule)
            .Add("metric", metric.Definition)
            .Add("ceiling", metric.Ceiling)
            .Add("normalization", metric.Normalization)
            .Add("seed", manifest.Seed)
            .Add("draws", manifest.Bootstrap);
        if (benchmark.Transform != StimulusTransforms.NoneName)
        {
            inputs.Add("transform", benchmark.Transform);
        }

        if (decisions is not null)
        {
            inputs.Add("decision", decisions.Rule.Definition);
        }

        CostModel cost = CostModel.Scoring(metric, model, scored, shown, simulation?.Simulation, manifest.Bootstrap);
        return new ScoreJob
        {
            Key = inputs.Hash,
            Inputs = inputs.Text,
            Title = ScoreJob.TitleOf(model.Spec.Id, benchmark.Id, metric.Name),
            DependsOn = [.. needs],
            Cached = environment.Store.HasResult(inputs.Hash),
            PeakBytes = cost.Bytes + (decisions?.Rule.Bytes ?? 0),
            ExpectedSeconds = cost.Seconds + (decisions?.Rule.Seconds ?? 0),
            Model = model,
            Benchmark = benchmark,
            Metric = metric,
            Readouts = scored,
            Decisions = decisions,
            SimulationKey = simulation?.Key,
            TargetInputs = recorded?.Inputs,
            Manifest = manifest.Name,
            Seed = manifest.Seed,
            Draws = manifest.Bootstrap,
        };
    }

    private BenchmarkTarget Recorded(Dataset shown, BenchmarkSpec benchmark)
    {
        if (!this.targets.TryGetValue(benchmark, out BenchmarkTarget? target))
        {
            this.targets[benchmark] = target = TargetBuilder.FromDataset(shown, benchmark.Region, benchmark.Subsets);
        }

        return target;
    }

    // The same dissimilarities up to a change of scale: RDMs are stored now as 1 − r, now rescaled.
    private static bool IsSame(double[] first, double[] second) => first.Length == second.Length && Alignment.Statistics.Pearson.Compute(first, second).Value > 1 - 1e-9;

    private static string? Mismatch(MetricNeed need, ResolvedModel model, Dataset shown, BenchmarkSpec benchmark) => need switch
    {
        _ when benchmark.Transform != StimulusTransforms.NoneName && !model.IsNetwork => $"it cannot be shown the stimuli changed by {benchmark.Transform}",
        MetricNeed.Trials when model.Observer is null && !model.IsNetwork => "its decisions on these stimuli are not recorded",
        MetricNeed.Trials => null,
        _ when model.Observer is not null => "an observer has decisions, no activations",
        MetricNeed.Neuroids or MetricNeed.Labels when model.Rdm is not null => "an RDM has no units",
        MetricNeed.Labels when !model.IsNetwork => "only a network decides among the categories",
        MetricNeed.Labels when model.Classes.Count > 0 && shown.Labels is { } labels && !model.Classes.SequenceEqual(labels.Categories) =>
            $"its classes are {string.Join(", ", model.Classes)}, and people chose among {string.Join(", ", labels.Categories)}",
        _ when model.IsNetwork && shown.Stimuli is null => "the dataset brings no stimuli to show",
        _ => null,
    };
}
