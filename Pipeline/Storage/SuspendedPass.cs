namespace Concord.Pipeline.Storage;

/// <summary>How far a forward pass was that was suspended.</summary>
/// <param name="Readouts">Keys of its readouts, in its order.</param>
/// <param name="Rows">Whole rows of each: a multiple of the batch.</param>
/// <param name="Units">Units of each.</param>
internal sealed record SuspendedPass(IReadOnlyList<string> Readouts, int Rows, IReadOnlyList<int> Units);
