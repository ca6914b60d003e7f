using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Concord.Datasets.Formats;

/// <summary>Takes decoded RGBA pixels strip by strip and keeps red, green and blue.</summary>
internal sealed class RgbPixels(int width, int height, AlphaRule rule, string name)
{
    private static readonly Vector128<byte> s_threeOfFour = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 3, 3, 3, 3);
    private int _filled;

    private byte[]? _rgb; // made when the first pixels are there

    /// <summary>(height × width × 3), row-major.</summary>
    public byte[] Rgb => _rgb ??= GC.AllocateUninitializedArray<byte>(3 * width * height);

    /// <summary>The next pixels in order.</summary>
    /// <exception cref="DatasetException">A pixel is not opaque, and the rule refuses that.</exception>
    public void Add(ReadOnlySpan<byte> rgba)
    {
        Span<byte> rgb = Rgb.AsSpan(_filled, rgba.Length / 4 * 3);
        _filled += rgb.Length;
        if (rule == AlphaRule.Dropped || FirstNotOpaque(rgba) < 0)
        {
            Copy(rgba, rgb);
            return;
        }

        if (rule.Background is not { } back)
        {
            int pixel = FirstNotOpaque(rgba);
            throw new DatasetException(name, $"a transparent pixel (number {((_filled - rgb.Length) / 3) + pixel}, alpha {rgba[(4 * pixel) + 3]})", "an opaque picture", "State the background that was behind it, or flatten the picture over it.");
        }

        for (int from = 0, to = 0; from < rgba.Length; from += 4, to += 3)
        {
            int alpha = rgba[from + 3];
            rgb[to] = Blend(rgba[from], back.R, alpha);
            rgb[to + 1] = Blend(rgba[from + 1], back.G, alpha);
            rgb[to + 2] = Blend(rgba[from + 2], back.B, alpha);
        }
    }

    // The nearest; 255 is odd, so there are no ties.
    private static byte Blend(int front, int back, int alpha) => (byte)(((front * alpha) + (back * (255 - alpha)) + 127) / 255);

    private static int FirstNotOpaque(ReadOnlySpan<byte> rgba)
    {
        ReadOnlySpan<uint> pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        var opaque = new Vector<uint>(0xFF000000);
        int i = 0;
        for (; i <= pixels.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            if (!Vector.GreaterThanOrEqualAll(new Vector<uint>(pixels[i..]), opaque))
            {
                break;
            }
        }

        for (; i < pixels.Length; i++)
        {
            if (pixels[i] < 0xFF000000)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Copy(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        ref byte from = ref MemoryMarshal.GetReference(rgba);
        ref byte to = ref MemoryMarshal.GetReference(rgb);
        int read = 0;
        int write = 0;
        // Sixteen bytes are written for twelve that count: the next step overwrites the four.
        for (; write <= rgb.Length - 16; read += 16, write += 12)
        {
            Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)read), s_threeOfFour).StoreUnsafe(ref to, (nuint)write);
        }

        for (; write < rgb.Length; read += 4, write += 3)
        {
            rgba.Slice(read, 3).CopyTo(rgb[write..]);
        }
    }
}
