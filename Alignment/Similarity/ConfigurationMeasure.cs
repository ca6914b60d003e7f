using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>Comparison and draws of every measure that is a function of two centred configurations.</summary>
internal static class ConfigurationMeasure
{
    public static Scored Compare(ISimilaritySide x, ISimilaritySide y, Func<Tensor, Tensor, Scored> measure)
    {
        (ConfigurationSide a, ConfigurationSide b) = Sides.Of<ConfigurationSide>(x, y);
        if (Sides.Reason(a, b) is { } reason)
        {
            return Scored.Undefined(reason);
        }

        using DisposeScope scope = NewDisposeScope();
        return measure(a.Whole(), b.Whole());
    }

    /// <summary>One decomposition a draw: there is no shorter way.</summary>
    public static double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples, Func<Tensor, Tensor, Scored> measure)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        (ConfigurationSide a, ConfigurationSide b) = Sides.Of<ConfigurationSide>(x, y);
        Require.SameLength(a.Stimuli, resamples.Stimuli);
        double[] values = Sides.NotANumber(resamples.Draws);
        for (int draw = 0; Sides.Reason(a, b) is null && draw < values.Length; draw++)
        {
            using DisposeScope scope = NewDisposeScope();
            ReadOnlySpan<ushort> m = resamples.Multiplicities(draw);
            values[draw] = measure(a.Drawn(m), b.Drawn(m)).Value;
        }

        return values;
    }
}
