using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>What one stimulus costs a network: products by what they are for, parameters, activations.</summary>
/// <remarks>
/// Counted while shapes alone pass through the network, at the places that multiply. A MAC is one multiplication with its addition; biases,
/// normalisations, nonlinearities and pooling are not counted, as in fvcore and in torchvision's <c>_ops</c>. Equality compares <paramref name="Macs"/> by reference.
/// </remarks>
/// <param name="Architecture">The architecture's id, with its options.</param>
/// <param name="InputSize">Size of the stimulus as the network takes it; 0×0 for networks that take texts.</param>
/// <param name="Macs">Multiply–accumulates for one stimulus; every kind is there.</param>
/// <param name="Parameters">Trained values.</param>
/// <param name="ActivationBytes">All main layers of one stimulus as float32; parts are not counted.</param>
/// <param name="LargestLayer">The main layer with the most units, the first of equals.</param>
/// <param name="LargestLayerBytes">That layer of one stimulus as float32.</param>
public sealed record OperationCensus(
    string Architecture,
    ImageSize InputSize,
    IReadOnlyDictionary<OperationKind, long> Macs,
    long Parameters,
    long ActivationBytes,
    string LargestLayer,
    long LargestLayerBytes)
{
    /// <summary>Tokens of the text that was counted; 0 for networks that take pictures.</summary>
    public int Tokens { get; init; }

    /// <summary>Multiply–accumulates of all kinds.</summary>
    public long TotalMacs => Macs.Values.Sum();

    /// <summary>The share of a kind in all multiply–accumulates, 0 to 1; NaN for a network that multiplies nothing.</summary>
    /// <param name="kind">The kind.</param>
    public double Share(OperationKind kind) => TotalMacs == 0 ? double.NaN : Macs[kind] / (double)TotalMacs;
}
