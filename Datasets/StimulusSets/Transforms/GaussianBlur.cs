namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>A Gaussian filter of one channel with a constant around the picture.</summary>
/// <remarks>Weights exp(−x²/2sd²) to the whole number nearest 4 sd, made to sum to 1; rows, then columns, in float64: <c>scipy.ndimage.gaussian_filter(mode="constant", truncate=4)</c> by definition.</remarks>
internal static class GaussianBlur
{
    private const double Truncate = 4;

    public static TransformParameter Sd { get; } = TransformParameter.Number("sd", "Standard deviation of the Gaussian, in pixels.", 0.1, 64);

    /// <summary>What Geirhos et al. 2018 put around: the mean level of their pictures, 0.4423 · 255.</summary>
    public static TransformParameter Pad { get; } = TransformParameter.Number("pad", "Level around the picture; 112.7865 is the mean of the pictures of Geirhos et al. 2018.", 0, 255, 112.7865);

    /// <summary>A picture from the filtered levels and the levels of each channel.</summary>
    public static RgbImage Each(RgbImage image, TransformArguments arguments, Func<double[], double[], double[]> combine)
    {
        byte[] rgb = new byte[image.Rgb.Length];
        for (int channel = 0; channel < 3; channel++)
        {
            double[] levels = [.. Enumerable.Range(0, image.Width * image.Height).Select(i => (double)image.Rgb[(3 * i) + channel])];
            double[] made = combine(levels, Filter(levels, image.Width, image.Height, arguments.Number(Sd.Name), arguments.Number(Pad.Name)));
            for (int i = 0; i < made.Length; i++)
            {
                rgb[(3 * i) + channel] = Levels.Round(made[i]);
            }
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }

    private static double[] Filter(double[] levels, int width, int height, double sd, double pad)
    {
        int radius = (int)((Truncate * sd) + 0.5);
        double[] weights = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(x => Math.Exp(-0.5 * x * x / (sd * sd)))];
        double sum = weights.Sum();
        weights = Array.ConvertAll(weights, weight => weight / sum);
        double[] filtered = [.. levels];
        Along(filtered, width, height, (Start: 1, Step: width), weights, pad);
        Along(filtered, height, width, (Start: width, Step: 1), weights, pad);
        return filtered;
    }

    // In place, line by line: a line is copied with its surround before it is written.
    private static void Along(double[] levels, int lines, int length, (int Start, int Step) stride, double[] weights, double pad)
    {
        int radius = weights.Length / 2;
        double[] line = new double[length + (2 * radius)];
        Array.Fill(line, pad);
        for (int i = 0; i < lines; i++)
        {
            for (int k = 0; k < length; k++)
            {
                line[radius + k] = levels[(i * stride.Start) + (k * stride.Step)];
            }

            for (int k = 0; k < length; k++)
            {
                double sum = 0;
                for (int tap = 0; tap < weights.Length; tap++)
                {
                    sum += weights[tap] * line[k + tap];
                }

                levels[(i * stride.Start) + (k * stride.Step)] = sum;
            }
        }
    }
}
