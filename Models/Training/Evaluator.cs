using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Tests a network on sets of pictures, as they are and perturbed.</summary>
internal sealed class Evaluator(TrainingRecipe recipe, TrainingNetwork network, IReadOnlyList<(EvaluationSet Set, PixelStore Store)> sets)
{
    private const int Batch = 200;

    /// <summary>One row a set.</summary>
    /// <param name="step">The network's step.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public IReadOnlyList<EvaluationRow> Run(long step, CancellationToken cancellation)
        => [.. sets.Select(set => Row(step, set.Set, set.Store, Decide(set.Store, cancellation)))];

    /// <summary>One row an attack of the recipe, on the first set.</summary>
    /// <param name="cancellation">Ends the work between two batches.</param>
    public IReadOnlyList<RobustnessRow> Attack(CancellationToken cancellation)
        => sets.Count == 0 ? [] : [.. recipe.Attacks.Select(attack => Attack(attack, sets[0].Set.Name, sets[0].Store, cancellation))];

    private static EvaluationRow Row(long step, EvaluationSet set, PixelStore store, int[] decisions)
    {
        int[] labels = [.. Enumerable.Range(0, store.Count).Select(store.Label)];
        EvaluationRow row = new(step, set.Name, Decisions.Right(decisions, labels) / (double)store.Count, store.Count);
        if (set.Rival is not { } rival)
        {
            return row;
        }

        int[] conflicts = [.. Enumerable.Range(0, store.Count).Where(i => rival[i] != labels[i])];
        return row with
        {
            ShapeShare = conflicts.Count(i => decisions[i] == labels[i]) / (double)conflicts.Length,
            TextureShare = conflicts.Count(i => decisions[i] == rival[i]) / (double)conflicts.Length,
        };
    }

    private int[] Decide(PixelStore store, CancellationToken cancellation)
    {
        int[] decisions = new int[store.Count];
        for (int first = 0; first < store.Count; first += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor pixels = ExampleBatch.Plain(store, first, Math.Min(Batch, store.Count - first));
            Decisions.Of(network.Run(pixels)).CopyTo(decisions, first);
        }

        return decisions;
    }

    private RobustnessRow Attack(Adversary attack, string name, PixelStore store, CancellationToken cancellation)
    {
        int count = Math.Min(recipe.AttackedImages, store.Count);
        int right = 0;
        int clean = 0;
        for (int first = 0; first < count; first += Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            using DisposeScope scope = torch.NewDisposeScope();
            int size = Math.Min(Batch, count - first);
            int[] labels = [.. Enumerable.Range(first, size).Select(store.Label)];
            torch.Tensor pixels = ExampleBatch.Plain(store, first, size);
            torch.Tensor targets = ExampleBatch.Targets(labels, network.Classes);
            CounterRandom start = CounterRandom.Named(recipe.Seed, FormattableString.Invariant($"attack/{attack.Canonical}/{first}"));
            torch.Tensor perturbed = ProjectedGradient.Perturb(attack, pixels, x => Decisions.CrossEntropy(network.Learn(x, BatchStatistics.Running), targets), start);
            right += Decisions.Right(Decisions.Of(network.Run(perturbed)), labels);
            clean += Decisions.Right(Decisions.Of(network.Run(pixels)), labels);
        }

        return new RobustnessRow(name, attack.Norm, attack.Epsilon, attack.Steps, right / (double)count, clean / (double)count, count);
    }
}
