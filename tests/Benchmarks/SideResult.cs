namespace Concord.Benchmarks;

/// <summary>What a measured process prints as one line of JSON.</summary>
/// <param name="Seconds">Wall-clock seconds of the measured call; a first call before it is not counted.</param>
/// <param name="Cpu">CPU seconds of all threads during it.</param>
/// <param name="PeakMib">Largest resident memory of the process, data and program included.</param>
/// <param name="Check">A number that both sides must agree on.</param>
internal sealed record SideResult(double Seconds, double Cpu, double PeakMib, double Check);
