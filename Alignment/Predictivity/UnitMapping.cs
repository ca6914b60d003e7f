using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>A mapping that needs the units themselves: <see cref="Linear"/>, <see cref="OneToOne"/>, <see cref="NearestNeighbours"/>.</summary>
/// <remarks>A fold's units are widened to float64 as a whole: (training + held-out stimuli) × units × 8 bytes.</remarks>
public abstract class UnitMapping : Mapping
{
    private protected UnitMapping()
    {
    }

    internal sealed override MappingOutcome Fit(UnitProducts units, int[] training, int[] heldOut, FoldTargets targets)
    {
        (Tensor x, Tensor test, string? caution) = units.Rows(training, heldOut);
        return Fit(x, test, targets) with { Caution = caution };
    }

    /// <summary>Fits and predicts one fold.</summary>
    /// <param name="x">(training stimuli, units), centred and scaled; borrowed.</param>
    /// <param name="heldOut">(held-out stimuli, units), by the training fold's numbers; borrowed.</param>
    /// <param name="targets">Responses and the place of predictions.</param>
    internal abstract MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets);
}
