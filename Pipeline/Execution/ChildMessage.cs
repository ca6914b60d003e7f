namespace Concord.Pipeline.Execution;

/// <summary>What came from a child.</summary>
/// <param name="Child">From which.</param>
/// <param name="Told">What it told; null for its end.</param>
internal sealed record ChildMessage(ChildProcess Child, ChildEvent? Told);
