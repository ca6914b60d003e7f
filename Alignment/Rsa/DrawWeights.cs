using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>One draw's multiplicities as numbers to calculate with.</summary>
internal static class DrawWeights
{
    /// <summary>Copies a draw's multiplicities and returns the same array.</summary>
    public static double[] Load(StimulusResamples resamples, int draw, double[] multiplicity)
    {
        ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
        for (int k = 0; k < multiplicity.Length; k++)
        {
            multiplicity[k] = counts[k];
        }

        return multiplicity;
    }
}
