using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Submissions;

/// <summary>The parts of a manifest that one job needs: planned alone, they give the job again, with the same key.</summary>
/// <param name="Models">Ids of models.</param>
/// <param name="Simulations">Ids of simulations.</param>
/// <param name="Metrics">Benchmarks' ids, each with the places of the metrics in its list.</param>
public sealed record JobParts(IReadOnlyList<string> Models, IReadOnlyList<string> Simulations, IReadOnlyDictionary<string, IReadOnlyList<int>> Metrics)
{
    /// <summary>Ids of networks to train.</summary>
    public IReadOnlyList<string> Trainings { get; init; } = [];

    /// <summary>Whether model recovery is part of it.</summary>
    public bool Recovery { get; init; }

    /// <summary>What a training needs.</summary>
    public static JobParts OfTraining(string network) => new([], [], new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal)) { Trainings = [network] };

    /// <summary>What a score needs.</summary>
    public static JobParts OfScore(string model, SimulationSpec? simulation, string benchmark, int metric) => new(
        simulation is null ? [model] : [.. new[] { model, simulation.FromModel }.Distinct(StringComparer.Ordinal)],
        simulation is null ? [] : [simulation.Id],
        new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal) { [benchmark] = [metric] });

    /// <summary>What a simulated recording needs.</summary>
    public static JobParts OfSimulation(SimulationSpec simulation) => new([simulation.FromModel], [simulation.Id], new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal));

    /// <summary>What a model in the brain's place needs: every model that is scored beside it.</summary>
    public static JobParts OfRecovery(IReadOnlyList<JobParts> scores) => scores.Aggregate((all, score) => all.With(score)) with { Recovery = true };

    /// <summary>These parts and others.</summary>
    public JobParts With(JobParts other) => new(
        [.. this.Models.Union(other.Models, StringComparer.Ordinal)],
        [.. this.Simulations.Union(other.Simulations, StringComparer.Ordinal)],
        this.Metrics.Concat(other.Metrics).GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<int>)[.. group.SelectMany(pair => pair.Value).Distinct().Order()], StringComparer.Ordinal))
    {
        Trainings = [.. this.Trainings.Union(other.Trainings, StringComparer.Ordinal)],
        Recovery = this.Recovery || other.Recovery,
    };

    /// <summary>The manifest with these parts alone.</summary>
    public Manifest Of(Manifest manifest) => manifest with
    {
        Recovery = this.Recovery ? manifest.Recovery : null,
        Trainings = [.. manifest.Trainings.Where(training => this.Trainings.Contains(training.Id, StringComparer.Ordinal))],
        Models = [.. manifest.Models.Where(model => this.Models.Contains(model.Id, StringComparer.Ordinal))],
        Simulations = [.. manifest.Simulations.Where(simulation => this.Simulations.Contains(simulation.Id, StringComparer.Ordinal))],
        Benchmarks = [.. manifest.Benchmarks.Where(benchmark => this.Metrics.ContainsKey(benchmark.Id)).Select(benchmark => benchmark with { Metrics = [.. this.Metrics[benchmark.Id].Select(place => benchmark.Metrics[place])] })],
    };
}
