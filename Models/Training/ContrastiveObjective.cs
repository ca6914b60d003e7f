using Concord.Models.Activations;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>SimCLR: two views of each picture, their features through a projector of two layers, <see cref="ContrastiveLoss"/>.</summary>
internal sealed class ContrastiveObjective : ILearningObjective
{
    private const int Outputs = 64;
    private readonly TrainingRecipe _recipe;
    private readonly TrainingNetwork _network;
    private readonly PixelStore _store;
    private readonly LayerInfo _features;
    private readonly BesideLayer _hidden;
    private readonly BesideLayer _output;

    public ContrastiveObjective(TrainingRecipe recipe, TrainingNetwork network, PixelStore store)
    {
        _recipe = recipe;
        _network = network;
        _store = store;
        _features = network.Features;
        _hidden = new BesideLayer("projector.0", recipe.Seed, _features.UnitCount, _features.UnitCount);
        _output = new BesideLayer("projector.1", recipe.Seed, _features.UnitCount, Outputs);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, torch.Tensor Value)> Extra => [.. _hidden.Parameters, .. _output.Parameters];

    /// <inheritdoc/>
    public bool NeedsReadout => true;

    /// <inheritdoc/>
    public int PassesOfExample => 2;

    /// <inheritdoc/>
    public (torch.Tensor Loss, double Right) LossOf(ReadOnlySpan<int> pictures, long step)
    {
        int[] chosen = [.. pictures];
        CounterRandom views = CounterRandom.Named(_recipe.Seed, FormattableString.Invariant($"views/{step}"));
        torch.Tensor pixels = ExampleBatch.Fill(2 * chosen.Length, _store.Side, (i, chw)
            => ColourView.Write(_store.Pixels(chosen[i % chosen.Length]), _store.Side, chw, views, (long)i * ColourView.Draws));
        torch.Tensor features = _network.Learn(_network.Normalise(pixels), _features.Name, BatchStatistics.Learning);
        (torch.Tensor loss, int right) = ContrastiveLoss.Of(_output.Map(_hidden.Map(features).relu()), _recipe.Temperature);
        return (loss, right / 2.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hidden.Dispose();
        _output.Dispose();
    }
}
