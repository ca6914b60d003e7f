namespace Concord.Pipeline.Recovery;

/// <summary>What the random numbers of a model's recordings hang on: the model, not its name, so that more models or recordings change nothing else.</summary>
/// <param name="Seed">The manifest's seed.</param>
/// <param name="Name">The model and its layer.</param>
internal sealed record RecoveryStream(long Seed, string Name);
