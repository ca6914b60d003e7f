namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What a plan of batches begins with.</summary>
/// <param name="NewId">Gives a batch its id.</param>
/// <param name="UnderWay">Jobs that earlier batches do, and where.</param>
internal sealed record BatchStart(Func<string> NewId, IReadOnlyDictionary<string, ElementPlace> UnderWay);
