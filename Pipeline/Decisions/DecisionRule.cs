using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Models.Activations;

namespace Concord.Pipeline.Decisions;

/// <summary>How one network comes to decide among the categories of a set of trials: the layer that is read, the way from its rows to probabilities of classes, and the mapping of classes to categories.</summary>
/// <param name="Layer">The layer that is extracted, whole.</param>
/// <param name="Way">How rows become probabilities, in words; enters fingerprints, so another way or version has other words.</param>
/// <param name="ClassProbabilities">(stimuli × units) of the layer to (stimuli × classes); called when trials are scored, never while planning.</param>
/// <param name="Mapping">From the classes to the categories.</param>
internal sealed record DecisionRule(LayerInfo Layer, string Way, Func<Matrix, Matrix> ClassProbabilities, DecisionMapping Mapping)
{
    /// <summary>Memory that making the probabilities takes besides the rows, bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Time that the first use takes, seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Layer, way and mapping: <c>logits;softmax;sixteen-class/mean-probability/1</c>.</summary>
    public string Definition => $"{Layer.Name};{Way};{Mapping.Definition}";
}
