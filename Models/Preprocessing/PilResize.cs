using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Concord.Models.Preprocessing;

/// <summary>Pillow's resize of 8-bit RGB, to the bit: columns first, then rows, each rounded to 8 bits.</summary>
/// <remarks>
/// Only the wanted window of the output is computed, which changes none of its pixels. Cost: O(taps · (rows of input · columns + rows · columns of output)).
/// Source: Pillow 9.4, src/libImaging/Resample.c (ImagingResampleHorizontal_8bpc, ImagingResampleVertical_8bpc) and Geometry.c (ImagingScaleAffine), by definition.
/// </remarks>
internal static class PilResize
{
    private const int Half = 1 << (ResampleTable.FractionBits - 1);

    // A pixel is read and written as four bytes: one byte of room behind the last.
    private const int Room = 16;

    /// <summary>Resizes to a size and returns the window of it.</summary>
    /// <param name="source">(height x width x 3).</param>
    /// <param name="from">Size of the source.</param>
    /// <param name="to">Size of the whole output.</param>
    /// <param name="window">The wanted part of the output, inside it.</param>
    /// <param name="target">Filled with (window height x window width x 3).</param>
    public static void Resize(ReadOnlySpan<byte> source, ImageSize from, ImageSize to, PixelWindow window, Interpolation interpolation, Span<byte> target)
    {
        if (interpolation == Interpolation.Nearest)
        {
            Nearest(source, from, to, window, target);
            return;
        }

        ResampleTable? rows = from.Height == to.Height ? null : new ResampleTable(from.Height, to.Height, interpolation);
        int last = window.Top + window.Height - 1;
        int firstRow = rows?.Start[window.Top] ?? window.Top;
        int rowCount = (rows is null ? last + 1 : rows.Start[last] + rows.Count[last]) - firstRow;
        int stride = window.Width * 3;
        byte[] between = ArrayPool<byte>.Shared.Rent((rowCount * stride) + Room);
        try
        {
            Columns(source, from, to, window, interpolation, firstRow, rowCount, between);
            if (rows is null)
            {
                between.AsSpan(0, rowCount * stride).CopyTo(target);
                return;
            }

            for (int y = 0; y < window.Height; y++)
            {
                int row = window.Top + y;
                ReadOnlySpan<int> weights = rows.Weights.AsSpan(row * rows.Taps, rows.Count[row]);
                Row(between.AsSpan((rows.Start[row] - firstRow) * stride), stride, weights, target.Slice(y * stride, stride));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(between);
        }
    }

    private static void Columns(ReadOnlySpan<byte> source, ImageSize from, ImageSize to, PixelWindow window, Interpolation interpolation, int firstRow, int rowCount, Span<byte> target)
    {
        int sourceStride = from.Width * 3;
        int stride = window.Width * 3;
        if (from.Width == to.Width)
        {
            for (int y = 0; y < rowCount; y++)
            {
                source.Slice(((firstRow + y) * sourceStride) + (window.Left * 3), stride).CopyTo(target[(y * stride)..]);
            }

            return;
        }

        ResampleTable table = new(from.Width, to.Width, interpolation);
        byte[] line = ArrayPool<byte>.Shared.Rent(sourceStride + Room);
        try
        {
            for (int y = 0; y < rowCount; y++)
            {
                source.Slice((firstRow + y) * sourceStride, sourceStride).CopyTo(line);
                Column(line, table, window, target[(y * stride)..]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(line);
        }
    }

    private static void Column(ReadOnlySpan<byte> line, ResampleTable table, PixelWindow window, Span<byte> target)
    {
        ref byte from = ref MemoryMarshal.GetReference(line);
        ref byte to = ref MemoryMarshal.GetReference(target);
        ref int weights = ref MemoryMarshal.GetArrayDataReference(table.Weights);
        for (int x = 0; x < window.Width; x++)
        {
            int column = window.Left + x;
            int start = table.Start[column] * 3;
            int count = table.Count[column];
            nuint weight = (nuint)(column * table.Taps);
            Vector128<int> sum = Vector128.Create(Half);
            for (int tap = 0; tap < count; tap++)
            {
                // Four bytes: red, green, blue and the next pixel's red, which is dropped.
                uint pixel = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, start + (tap * 3)));
                Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte());
                sum += Vector128.WidenLower(wide).AsInt32() * Vector128.Create(Unsafe.Add(ref weights, weight + (nuint)tap));
            }

            sum = Clamp(sum >> ResampleTable.FractionBits);
            Vector128<short> narrow = Vector128.Narrow(sum, sum);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, x * 3), Vector128.Narrow(narrow.AsUInt16(), narrow.AsUInt16()).AsUInt32().ToScalar());
        }
    }

    private static void Row(ReadOnlySpan<byte> source, int stride, ReadOnlySpan<int> weights, Span<byte> target)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int i = 0;
        for (; i <= stride - 16; i += 16)
        {
            Vector256<int> low = Vector256.Create(Half);
            Vector256<int> high = low;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                Vector128<byte> bytes = Vector128.LoadUnsafe(ref from, (nuint)((tap * stride) + i));
                (Vector128<ushort> first, Vector128<ushort> second) = Vector128.Widen(bytes);
                Vector256<int> weight = Vector256.Create(weights[tap]);
                low += Vector256.WidenLower(first.ToVector256Unsafe()).AsInt32() * weight;
                high += Vector256.WidenLower(second.ToVector256Unsafe()).AsInt32() * weight;
            }

            Vector256<short> narrow = Vector256.Narrow(Clamp(low >> ResampleTable.FractionBits), Clamp(high >> ResampleTable.FractionBits));
            Vector128.Narrow(narrow.GetLower().AsUInt16(), narrow.GetUpper().AsUInt16()).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < stride; i++)
        {
            int sum = Half;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += source[(tap * stride) + i] * weights[tap];
            }

            target[i] = (byte)Math.Clamp(sum >> ResampleTable.FractionBits, 0, 255);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Clamp(Vector128<int> value) => Vector128.Min(Vector128.Max(value, Vector128<int>.Zero), Vector128.Create(255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Clamp(Vector256<int> value) => Vector256.Min(Vector256.Max(value, Vector256<int>.Zero), Vector256.Create(255));

    private static void Nearest(ReadOnlySpan<byte> source, ImageSize from, ImageSize to, PixelWindow window, Span<byte> target)
    {
        int[] columns = NearestIndices(from.Width, to.Width);
        int[] rows = NearestIndices(from.Height, to.Height);
        for (int y = 0; y < window.Height; y++)
        {
            int row = rows[window.Top + y] * from.Width;
            for (int x = 0; x < window.Width; x++)
            {
                source.Slice((row + columns[window.Left + x]) * 3, 3).CopyTo(target[(((y * window.Width) + x) * 3)..]);
            }
        }
    }

    // Pillow adds the step up in float64, and so must this.
    private static int[] NearestIndices(int inputSize, int outputSize)
    {
        double step = (double)inputSize / outputSize;
        double position = step * 0.5;
        int[] indices = new int[outputSize];
        for (int i = 0; i < outputSize; i++)
        {
            indices[i] = Math.Min((int)position, inputSize - 1);
            position += step;
        }

        return indices;
    }
}
