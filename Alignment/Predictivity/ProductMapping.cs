namespace Concord.Alignment.Predictivity;

/// <summary>A mapping to which only inner products of the units matter: <see cref="Ridge"/>, <see cref="RidgeCv"/>, <see cref="Pls"/>.</summary>
public abstract class ProductMapping : Mapping
{
    private protected ProductMapping()
    {
    }

    internal sealed override MappingOutcome Fit(UnitProducts units, int[] training, int[] heldOut, FoldTargets targets)
    {
        FoldUnits part = units.Part(training, heldOut);
        return Fit(part, targets) with { Caution = part.Caution };
    }

    /// <summary>Fits and predicts one fold.</summary>
    /// <param name="units">Centred and scaled by the training stimuli; borrowed.</param>
    /// <param name="targets">Responses and the place of predictions.</param>
    internal abstract MappingOutcome Fit(FoldUnits units, FoldTargets targets);
}
