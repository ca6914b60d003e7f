namespace Concord.Datasets.Tests.Hostile;

/// <summary>How a reader took damaged files: how many it refused, how many it read (damage that only changes payload cannot be seen), and the worst cost.</summary>
internal sealed record HostileReport(int Refused, int Read, TimeSpan Slowest, long MostBytes);
