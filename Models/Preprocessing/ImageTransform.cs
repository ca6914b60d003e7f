using System.Buffers;

namespace Concord.Models.Preprocessing;

/// <summary>Applies a <see cref="PreprocessingSpec"/> to stimuli. One instance may be used by many threads at once.</summary>
/// <remarks>The arithmetic is float32 in torchvision's order: pixel / 255, less the mean, over the deviation; 8-bit pixels go through a table of 256 per channel, which is the same numbers.</remarks>
public sealed class ImageTransform
{
    private readonly float[] _table = new float[3 * 256];

    /// <summary>Prepares the tables.</summary>
    public ImageTransform(PreprocessingSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Spec = spec;
        for (int channel = 0; channel < 3; channel++)
        {
            for (int pixel = 0; pixel < 256; pixel++)
            {
                _table[(channel * 256) + pixel] = Normalise(pixel, channel);
            }
        }
    }

    /// <summary>What is done.</summary>
    public PreprocessingSpec Spec { get; }

    /// <summary>Resizes, crops and normalises one stimulus.</summary>
    /// <param name="image">The stimulus.</param>
    /// <param name="chw">Filled with (3 x height x width) float32, row-major, of the size <see cref="PreprocessingSpec.OutputSize"/> gives.</param>
    /// <exception cref="ArgumentException">The output has another length than <paramref name="chw"/>, or the picture's bytes do not fit its size.</exception>
    public void Apply(PixelImage image, Span<float> chw)
    {
        if (image.Width < 1 || image.Height < 1 || image.Rgb.Length != 3L * image.Width * image.Height)
        {
            throw new ArgumentException($"a picture of {image.Width} x {image.Height} pixels with {image.Rgb.Length} bytes", nameof(image));
        }

        ImageSize from = new(image.Height, image.Width);
        ImageSize resized = Spec.Resize?.SizeFor(image.Height, image.Width) ?? from;
        ImageSize output = Spec.Crop ?? resized;
        if (chw.Length != 3L * output.Height * output.Width)
        {
            throw new ArgumentException($"room for {chw.Length} numbers, where a picture of {from} pixels becomes 3 x {output}", nameof(chw));
        }

        (int left, int width, int padLeft) = Window(resized.Width, output.Width);
        (int top, int height, int padTop) = Window(resized.Height, output.Height);
        PixelWindow window = new(left, top, width, height);
        if (width != output.Width || height != output.Height)
        {
            FillBlack(chw);
        }

        if (Spec.Resize is not null && Spec.Mode != ResizeMode.Pil && from != resized)
        {
            WriteFloats(TensorResize.Resize(image.Rgb, from, resized, Spec.Interpolation, Spec.Mode), resized, window, chw, output, padLeft, padTop);
            return;
        }

        byte[] pixels = ArrayPool<byte>.Shared.Rent((width * height * 3) + 16);
        try
        {
            PilResize.Resize(image.Rgb.Span, from, resized, window, Spec.Interpolation, pixels.AsSpan(0, width * height * 3));
            WriteBytes(pixels, window, chw, output, padLeft, padTop);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    // torchvision's centre crop along one axis: a shorter picture is padded, the odd pixel behind; a longer one is cut at round-half-even of half the difference.
    private static (int Start, int Length, int Pad) Window(int size, int wanted) => wanted > size
        ? (0, size, (wanted - size) / 2)
        : ((int)Math.Round((size - wanted) / 2.0, MidpointRounding.ToEven), wanted, 0);

    private float Normalise(float pixel, int channel)
    {
        float ranged = Spec.Range == PixelRange.Bytes
            ? pixel
            : (float)Spec.Range.Low + ((float)(Spec.Range.High - Spec.Range.Low) * (pixel / 255f));
        return (ranged - (float)Spec.Mean[channel]) / (float)Spec.Std[channel];
    }

    private void FillBlack(Span<float> chw)
    {
        int plane = chw.Length / 3;
        for (int channel = 0; channel < 3; channel++)
        {
            chw.Slice(channel * plane, plane).Fill(_table[channel * 256]);
        }
    }

    private void WriteBytes(ReadOnlySpan<byte> pixels, PixelWindow window, Span<float> chw, ImageSize output, int padLeft, int padTop)
    {
        int plane = output.Height * output.Width;
        ReadOnlySpan<float> red = _table.AsSpan(0, 256);
        ReadOnlySpan<float> green = _table.AsSpan(256, 256);
        ReadOnlySpan<float> blue = _table.AsSpan(512, 256);
        for (int y = 0; y < window.Height; y++)
        {
            ReadOnlySpan<byte> row = pixels.Slice(y * window.Width * 3, window.Width * 3);
            int start = ((padTop + y) * output.Width) + padLeft;
            Span<float> redRow = chw.Slice(start, window.Width);
            Span<float> greenRow = chw.Slice(plane + start, window.Width);
            Span<float> blueRow = chw.Slice((2 * plane) + start, window.Width);
            for (int x = 0; x < redRow.Length; x++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(x * 3, 3);
                redRow[x] = red[pixel[0]];
                greenRow[x] = green[pixel[1]];
                blueRow[x] = blue[pixel[2]];
            }
        }
    }

    private void WriteFloats(float[] pixels, ImageSize size, PixelWindow window, Span<float> chw, ImageSize output, int padLeft, int padTop)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < window.Height; y++)
            {
                ReadOnlySpan<float> row = pixels.AsSpan((((channel * size.Height) + window.Top + y) * size.Width) + window.Left, window.Width);
                Span<float> target = chw.Slice((((channel * output.Height) + padTop + y) * output.Width) + padLeft, window.Width);
                for (int x = 0; x < row.Length; x++)
                {
                    target[x] = Normalise(row[x], channel);
                }
            }
        }
    }
}
