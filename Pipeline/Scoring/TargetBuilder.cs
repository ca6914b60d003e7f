using Concord.Alignment;
using Concord.Datasets;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Simulation;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Makes the recorded side of a benchmark from a dataset or a simulated recording.</summary>
internal sealed class TargetBuilder(RunEnvironment environment)
{
    public BenchmarkTarget Build(ScoreJob job) => job.SimulationKey is { } key
        ? this.FromSimulation(job, key)
        : FromDataset(environment.Datasets.Load(job.Benchmark.Dataset), job.Benchmark.Region, job.Benchmark.Subsets);

    /// <summary>The target of a dataset; shared with the planner, which needs its hash.</summary>
    public static BenchmarkTarget FromDataset(Dataset dataset, string? region, IReadOnlyList<string> subsets)
    {
        BenchmarkTarget empty = new()
        {
            Dataset = dataset.Info.Id,
            Stimuli = dataset.Stimuli?.Id ?? dataset.Info.Id,
            StimulusGroups = dataset.StimulusGroups,
        };
        string identity = $"{dataset.Info.Id}/{dataset.Info.Version}";
        if (dataset.Trials.Count > 0)
        {
            TrialTable[] tables = [.. dataset.Trials.Where(table => subsets.Count == 0 || subsets.Contains(table.Dataset))];
            return empty with { Trials = tables, Inputs = new Fingerprint().Add("dataset", identity).Add("trials", [.. tables.Select(table => table.Hash)]).Text };
        }

        if (dataset.Labels is { } labels)
        {
            return empty with { Labels = labels, Conditions = labels.StimulusIds, Inputs = new Fingerprint().Add("dataset", identity).Add("labels", labels.Hash).Text };
        }

        if (region is null && dataset.Assemblies.Count == 0)
        {
            region = dataset.Info.Regions.Count == 1
                ? dataset.Info.Regions[0]
                : throw new DatasetException($"dataset '{dataset.Info.Id}'", "no region named", $"one of {string.Join(", ", dataset.Info.Regions)}", "Its RDMs are of several regions: add region: to the benchmark.");
        }

        if (region is not null && dataset.Rdms.Any(set => set.Regions.Contains(region)))
        {
            RdmSet rdms = dataset.RegionRdms(region);
            return empty with
            {
                Conditions = rdms.StimulusIds,
                GroupLabels = Labels(dataset, rdms.StimulusIds),
                SubjectRdms = [.. rdms.Entries.Select(entry => (entry.Subject ?? entry.Name, entry.UpperTriangle))],
                Inputs = new Fingerprint().Add("dataset", identity).Add("rdms", rdms.Hash).Text,
            };
        }

        NeuroidAssembly all = dataset.Assemblies[0];
        NeuroidAssembly assembly = region is null ? all : all.Region(region);
        int[]? groups = Groups(dataset, assembly);
        Fingerprint hash = new Fingerprint().Add("dataset", identity).Add("neuroids", assembly.Hash).Add("folds", string.Join(',', dataset.GivenFolds?.FoldOfStimulus ?? []));
        if (dataset.StimulusGroups is { } conditions)
        {
            // Which stimuli are averaged into a condition decides the model's side of every score.
            hash.Add("conditions", [.. conditions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} in {pair.Value}")]);
        }

        if (dataset.FoldGroups is not null)
        {
            hash.Add("groups", string.Join(',', groups!));
        }

        if (dataset.Recordings.Count > 0)
        {
            hash.Add("presentations", [.. dataset.Recordings.Select(recording => recording.Hash)]);
        }

        return empty with
        {
            Conditions = assembly.StimulusIds,
            GroupLabels = Labels(dataset, assembly.StimulusIds),
            Neuroids = assembly,
            Repetitions = dataset.Recordings.Count == 0 ? null : new Lazy<IReadOnlyList<Matrix>>(() => RecordedRepetitions.Of(dataset, assembly)),
            GivenFolds = dataset.GivenFolds?.FoldOfStimulus,
            FoldGroups = groups,
            Inputs = hash.Text,
        };
    }

    // Where folds come with the data, they are the groups too: what they keep together stays together.
    private static int[]? Groups(Dataset dataset, NeuroidAssembly assembly)
    {
        if (dataset.FoldGroups is not { } groups)
        {
            return dataset.GivenFolds?.FoldOfStimulus;
        }

        string[] names = [.. assembly.StimulusIds.Select(id => groups[id]).Distinct(StringComparer.Ordinal)];
        return [.. assembly.StimulusIds.Select(id => Array.IndexOf(names, groups[id]))];
    }

    private static IReadOnlyList<string> Labels(Dataset dataset, IReadOnlyList<string> conditions) =>
        dataset.Stimuli is { } stimuli && dataset.StimulusGroups is null && conditions.All(stimuli.Contains)
            ? [.. conditions.Select(id => stimuli[id].Category ?? string.Empty)]
            : [];

    private BenchmarkTarget FromSimulation(ScoreJob job, string key)
    {
        SimulatedRecording recording = SimulatedRecording.Read(environment.Store.ResultFolder(key));
        NeuroidAssembly assembly = job.Benchmark.Region is { } region ? recording.Assembly.Region(region) : recording.Assembly;
        Dataset shown = environment.Datasets.Load(recording.Stimuli);
        IReadOnlyList<string> labels = Labels(shown, assembly.StimulusIds);
        bool grouped = labels.Count > 0 && labels.All(label => label.Length > 0) && labels.Distinct(StringComparer.Ordinal).Count() < labels.Count;
        return new BenchmarkTarget
        {
            Dataset = job.Benchmark.Dataset,
            Stimuli = recording.Stimuli,
            Hash = key,
            Conditions = assembly.StimulusIds,
            GroupLabels = labels,
            Neuroids = assembly,
            FoldGroups = grouped ? [.. labels.Select(label => Array.IndexOf([.. labels.Distinct(StringComparer.Ordinal)], label))] : null,
            Warning = SimulatedRecording.Warning(recording),
        };
    }
}
