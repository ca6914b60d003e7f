using System.Numerics;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Adds random phases to a picture's Fourier components: amplitudes stay, places go.</summary>
/// <remarks>
/// One phase for each pair of conjugate frequencies, uniform within ±width, the same for the three channels, so that their relations of colour stay (Prins 2007's colour condition); frequencies
/// that are their own conjugate, the mean among them, keep their phase. Levels beyond 0 and 255 are cut and all are rounded, which changes mean and amplitudes a little; before that they
/// are exact. After Geirhos et al. 2018 (rgeirhos/generalisation-humans-DNNs@0977daa <c>code/image_manipulation.py</c>, <c>scramble_phases</c>), which scrambles the grey picture and for even sides
/// leaves the row and column of the highest frequency alone. Transforms by MathNet.Numerics, any size; sine and cosine are the machine's, so a level may differ by 1 between machines.
/// </remarks>
internal static class PhaseScramble
{
    private const string Name = "phase-scramble";

    public static TransformEntry Entry { get; } = new(
        Name,
        1,
        "a random phase within ±width is added to each Fourier component, the same for the three channels, drawn by the seed and the stimulus id; mean and amplitudes stay, but for what is cut at levels 0 and 255.",
        [TransformParameter.Seed(), TransformParameter.Number("width", "Largest change of a phase, in degrees; 180 for wholly random ones.", 0, 180, 180)],
        arguments => (image, id) => Paint(image, arguments.Random(Name, id), arguments.Number("width") * (Math.PI / 180)));

    /// <summary>One channel after the phases are added, neither rounded nor cut: (height × width).</summary>
    internal static double[] Scramble(double[] levels, int width, int height, Complex[] turns)
    {
        Complex[] spectrum = Spectrum.Of(levels, width, height);
        for (int i = 0; i < spectrum.Length; i++)
        {
            spectrum[i] *= turns[i];
        }

        return Spectrum.Inverse(spectrum, width, height);
    }

    /// <summary>The turn exp(iφ) of each frequency (height × width), of conjugate ones conjugate.</summary>
    internal static Complex[] Turns(int width, int height, SplitMix random, double most)
    {
        var turns = new Complex[width * height];
        for (int i = 0; i < turns.Length; i++)
        {
            int conjugate = ((height - (i / width)) % height * width) + ((width - (i % width)) % width);
            if (i < conjugate)
            {
                (double sin, double cos) = Math.SinCos(random.Between(-most, most));
                turns[i] = new Complex(cos, sin);
                turns[conjugate] = new Complex(cos, -sin);
            }
            else if (i == conjugate)
            {
                turns[i] = Complex.One;
            }
        }

        return turns;
    }

    private static RgbImage Paint(RgbImage image, SplitMix random, double most)
    {
        Complex[] turns = Turns(image.Width, image.Height, random, most);
        byte[] rgb = new byte[image.Rgb.Length];
        for (int channel = 0; channel < 3; channel++)
        {
            double[] levels = new double[image.Width * image.Height];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = image.Rgb[(3 * i) + channel];
            }

            double[] scrambled = Scramble(levels, image.Width, image.Height, turns);
            for (int i = 0; i < scrambled.Length; i++)
            {
                rgb[(3 * i) + channel] = Levels.Round(scrambled[i]);
            }
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }
}
