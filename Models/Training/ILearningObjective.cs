using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Makes the loss of a step.</summary>
internal interface ILearningObjective : IDisposable
{
    /// <summary>Parameters that are learnt beside the network and thrown away afterwards, by name; borrowed.</summary>
    IReadOnlyList<(string Key, torch.Tensor Value)> Extra { get; }

    /// <summary>Whether the objective leaves the classifier untouched, so that a readout must be fitted.</summary>
    bool NeedsReadout { get; }

    /// <summary>Passes of one picture through the network, forwards and backwards, in one step.</summary>
    int PassesOfExample { get; }

    /// <summary>The loss of a batch.</summary>
    /// <param name="pictures">Indices of the store.</param>
    /// <param name="step">Steps done before; names the streams of chance.</param>
    /// <returns>A single number in the caller's dispose scope, and how many answers were right; NaN where there are none.</returns>
    (torch.Tensor Loss, double Right) LossOf(ReadOnlySpan<int> pictures, long step);
}
