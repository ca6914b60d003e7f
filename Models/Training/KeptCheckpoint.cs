namespace Concord.Models.Training;

/// <summary>A checkpoint that training left.</summary>
/// <param name="Step">Steps done; 0 is the untrained network.</param>
/// <param name="Path">The safetensors file.</param>
public sealed record KeptCheckpoint(long Step, string Path);
