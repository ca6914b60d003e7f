namespace Concord.Alignment.Simulation;

/// <summary>A model that takes part in model recovery. A class without value equality.</summary>
/// <param name="id">Its name, unlike the others'; it also names its random streams.</param>
/// <param name="activations">(stimuli × units) of one layer; row i is the same stimulus for all models.</param>
public sealed class RecoveryModel(string id, Matrix activations)
{
    /// <summary>Its name.</summary>
    public string Id { get; } = id;

    /// <summary>(stimuli × units).</summary>
    public Matrix Activations { get; } = activations;
}
