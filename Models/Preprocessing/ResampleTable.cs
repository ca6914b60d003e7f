namespace Concord.Models.Preprocessing;

/// <summary>For each output pixel along one axis: the first input pixel and the weights, in 22-bit fixed point, as Pillow computes them.</summary>
/// <remarks>
/// Output centre c = (i + 0.5)·scale; the filter is stretched by max(scale, 1) (antialiasing); weights are made and normalised in float64, then rounded
/// half away from zero to multiples of 2^-22. Source: Pillow, src/libImaging/Resample.c (precompute_coeffs, normalize_coeffs_8bpc), by definition.
/// </remarks>
internal sealed class ResampleTable
{
    /// <summary>Fraction bits of a weight: 32 less 8 of the pixel and 2 of head room.</summary>
    public const int FractionBits = 22;

    // Pillow's bicubic: Keys' cubic convolution (IEEE TASSP 29(6), 1981) with a = -0.5.
    private const double CubicA = -0.5;

    public ResampleTable(int inputSize, int outputSize, Interpolation interpolation)
    {
        double scale = (double)inputSize / outputSize;
        double stretch = Math.Max(scale, 1);
        double support = (interpolation == Interpolation.Bicubic ? 2 : 1) * stretch;
        Taps = ((int)Math.Ceiling(support) * 2) + 1;
        Start = new int[outputSize];
        Count = new int[outputSize];
        Weights = new int[outputSize * Taps];
        double[] weights = new double[Taps];
        double inverse = 1 / stretch;
        for (int i = 0; i < outputSize; i++)
        {
            double centre = (i + 0.5) * scale;
            int first = Math.Max(0, (int)(centre - support + 0.5));
            int count = Math.Min(inputSize, (int)(centre + support + 0.5)) - first;
            double sum = 0;
            for (int tap = 0; tap < count; tap++)
            {
                weights[tap] = Weight(interpolation, (tap + first - centre + 0.5) * inverse);
                sum += weights[tap];
            }

            Start[i] = first;
            Count[i] = count;
            for (int tap = 0; tap < count; tap++)
            {
                double weight = sum == 0 ? weights[tap] : weights[tap] / sum;
                Weights[(i * Taps) + tap] = (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << FractionBits)));
            }
        }
    }

    /// <summary>First input pixel of each output pixel.</summary>
    public int[] Start { get; }

    /// <summary>Number of input pixels of each output pixel, at most <see cref="Taps"/>.</summary>
    public int[] Count { get; }

    /// <summary>Row length of <see cref="Weights"/>.</summary>
    public int Taps { get; }

    /// <summary>(output x taps) weights.</summary>
    public int[] Weights { get; }

    private static double Weight(Interpolation interpolation, double x)
    {
        x = Math.Abs(x);
        return interpolation switch
        {
            Interpolation.Bilinear => x < 1 ? 1 - x : 0,
            Interpolation.Bicubic when x < 1 => ((((CubicA + 2) * x) - (CubicA + 3)) * x * x) + 1,
            Interpolation.Bicubic => x < 2 ? ((((x - 5) * x) + 8) * x - 4) * CubicA : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "has no filter"),
        };
    }
}
