namespace Concord.Pipeline.Execution;

/// <summary>What a child without a supervisor does.</summary>
/// <param name="Keys">Jobs, in turn.</param>
/// <param name="Device">cpu or cuda:N.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
internal sealed record ChildTask(IReadOnlyList<string> Keys, string Device, int Attempt);
