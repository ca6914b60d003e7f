namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>A model of a recovery.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">Its family.</param>
/// <param name="Regime">Its regime.</param>
internal sealed record RecoveryModel(string Name, string Family, string Regime);
