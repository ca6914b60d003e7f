using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Cross-entropy of the labels, of pictures as an adversary leaves them.</summary>
/// <remarks>The adversary's passes use the batch's statistics, as training does, but leave no trace in the running ones.</remarks>
internal sealed class ClassificationObjective(TrainingRecipe recipe, TrainingNetwork network, PixelStore store) : ILearningObjective
{
    /// <inheritdoc/>
    public IReadOnlyList<(string Key, torch.Tensor Value)> Extra => [];

    /// <inheritdoc/>
    public bool NeedsReadout => false;

    /// <inheritdoc/>
    public int PassesOfExample => 1 + (recipe.Adversary?.Steps ?? 0);

    /// <inheritdoc/>
    public (torch.Tensor Loss, double Right) LossOf(ReadOnlySpan<int> pictures, long step)
    {
        int[] chosen = [.. pictures];
        int[] labels = [.. chosen.Select(store.Label)];
        CounterRandom views = CounterRandom.Named(recipe.Seed, FormattableString.Invariant($"views/{step}"));
        torch.Tensor pixels = ExampleBatch.Fill(chosen.Length, store.Side, (i, chw)
            => PictureView.Draw(recipe.Augmentation, views, (long)i * PictureView.Draws).Write(store.Pixels(chosen[i]), store.Side, chw));
        torch.Tensor targets = ExampleBatch.Targets(labels, network.Classes, recipe.LabelSmoothing);
        if (recipe.Adversary is { } adversary)
        {
            CounterRandom start = CounterRandom.Named(recipe.Seed, FormattableString.Invariant($"adversary/{step}"));
            pixels = ProjectedGradient.Perturb(Rising(adversary, step), pixels, x => Decisions.CrossEntropy(network.Learn(x, BatchStatistics.Batch), targets), start);
        }

        torch.Tensor logits = network.Learn(pixels, BatchStatistics.Learning);
        return (Decisions.CrossEntropy(logits, targets), Decisions.Right(Decisions.Of(logits), labels));
    }

    private Adversary Rising(Adversary adversary, long step)
    {
        double rise = recipe.AdversaryWarmUp * recipe.LengthFor(store.Count).Steps;
        double share = step + 1 < rise ? (step + 1) / rise : 1;
        return adversary with { Epsilon = share * adversary.Epsilon, StepSize = share * adversary.StepSize };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
