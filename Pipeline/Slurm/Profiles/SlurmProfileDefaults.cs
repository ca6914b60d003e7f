namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>What a profile means where it says nothing.</summary>
internal static class SlurmProfileDefaults
{
    public const string Gres = "gpu";

    // Expected seconds were measured on two cores of a server; nodes differ, file systems more so.
    public const double TimeFactor = 4;
    public const double MemoryFactor = 1.25;
    public const long MemoryMinimum = 2L << 30;

    public static TimeSpan TimeMinimum { get; } = TimeSpan.FromMinutes(30);

    // SLURM spends about half a second on an element, and the program some seconds on its start.
    public static TimeSpan Pack { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan Signal { get; } = TimeSpan.FromMinutes(2);

    public static TimeSpan Absent { get; } = TimeSpan.FromMinutes(5);
}
