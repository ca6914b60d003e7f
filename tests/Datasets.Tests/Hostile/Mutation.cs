namespace Concord.Datasets.Tests.Hostile;

/// <summary>A damaged copy of a file, and what was done to it.</summary>
internal sealed record Mutation(string Name, byte[] Bytes);
