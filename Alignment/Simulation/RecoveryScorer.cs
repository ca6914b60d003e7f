namespace Concord.Alignment.Simulation;

/// <summary>A way to score models against a recording, made ready for one model.</summary>
/// <param name="activations">(stimuli × units) of the model.</param>
/// <returns>The model's score on a recording; higher is better, NaN where undefined. It is called once a recording, so what the model's side needs (its RDM, say) is computed once, in this call.</returns>
public delegate Func<SimulatedResponses, double> RecoveryScorer(Matrix activations);
