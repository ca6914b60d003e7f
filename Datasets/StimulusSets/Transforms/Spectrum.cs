using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>The Fourier transform of one channel, any size: MathNet.Numerics along rows, then along columns.</summary>
internal static class Spectrum
{
    // A line is transformed sooner than it is shared out: 25 times sooner on a busy machine; pictures are prepared in parallel anyway. Nothing else here or in Alignment is divided by MathNet.
    static Spectrum() => Control.UseSingleThread();

    /// <summary>(height × width) complex amplitudes, the mean times the number of pixels first: numpy.fft.fft2.</summary>
    public static Complex[] Of(double[] levels, int width, int height) =>
        Both(Array.ConvertAll(levels, level => new Complex(level, 0)), width, height, line => Fourier.Forward(line, FourierOptions.AsymmetricScaling));

    /// <summary>(height × width) real parts of the inverse.</summary>
    public static double[] Inverse(Complex[] spectrum, int width, int height) =>
        Array.ConvertAll(Both([.. spectrum], width, height, line => Fourier.Inverse(line, FourierOptions.AsymmetricScaling)), value => value.Real);

    private static Complex[] Both(Complex[] values, int width, int height, Action<Complex[]> transform)
    {
        Lines(values, height, width, width, 1, transform);
        Lines(values, width, height, 1, width, transform);
        return values;
    }

    // The strides of a line's start and of its elements.
    private static void Lines(Complex[] values, int count, int length, int start, int step, Action<Complex[]> transform)
    {
        var line = new Complex[length];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < length; k++)
            {
                line[k] = values[(i * start) + (k * step)];
            }

            transform(line);
            for (int k = 0; k < length; k++)
            {
                values[(i * start) + (k * step)] = line[k];
            }
        }
    }
}
