namespace Concord.Alignment.Rsa;

/// <summary>A score in three bootstraps that share their draws: over both factors, over subjects alone and over stimuli alone.</summary>
/// <param name="Both">(draws) stimuli and subjects drawn.</param>
/// <param name="Subjects">(draws) the same subjects, all stimuli once.</param>
/// <param name="Stimuli">(draws) the same stimuli, all subjects once.</param>
public sealed record DualDraws(double[] Both, double[] Subjects, double[] Stimuli)
{
    /// <summary>The paired difference of two scores under the same draws.</summary>
    public DualDraws Less(DualDraws other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new DualDraws(Difference(Both, other.Both), Difference(Subjects, other.Subjects), Difference(Stimuli, other.Stimuli));
    }

    private static double[] Difference(double[] first, double[] second)
    {
        Require.SameLength(first.Length, second.Length);
        return first.Zip(second, (a, b) => a - b).ToArray();
    }
}
