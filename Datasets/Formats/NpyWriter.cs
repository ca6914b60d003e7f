using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Writes NumPy's .npy format: version 1.0, little-endian, C order, data aligned to 64 bytes.</summary>
/// <remarks>Source: numpy.lib.format.</remarks>
public static class NpyWriter
{
    /// <summary>Writes numbers.</summary>
    /// <typeparam name="T">float, double, int, long, byte or bool.</typeparam>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="values">C order, as many as the shape's product.</param>
    /// <param name="shape">Sizes; none for a scalar.</param>
    /// <exception cref="ArgumentException">Another type, or another count.</exception>
    public static void Write<T>(Stream stream, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        WriteHeader(stream, TypeOf(typeof(T)), shape, values.Length);
        // In blocks, so that arrays beyond 2 GiB of bytes fit a span's length.
        const int Block = 1 << 20;
        for (int at = 0; at < values.Length; at += Block)
        {
            stream.Write(MemoryMarshal.AsBytes(values.Slice(at, Math.Min(Block, values.Length - at))));
        }
    }

    /// <summary>Writes texts as a one-dimensional U array.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="texts">The texts; NumPy drops NULs at their ends.</param>
    public static void Write(Stream stream, IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(texts);
        byte[][] encoded = [.. texts.Select(Encoding.UTF32.GetBytes)];
        int longest = Math.Max(4, encoded.Select(text => text.Length).DefaultIfEmpty(0).Max());
        WriteHeader(stream, string.Create(CultureInfo.InvariantCulture, $"<U{longest / 4}"), [texts.Count], texts.Count);
        byte[] padded = new byte[longest];
        foreach (byte[] text in encoded)
        {
            Array.Clear(padded);
            text.CopyTo(padded, 0);
            stream.Write(padded);
        }
    }

    private static void WriteHeader(Stream stream, string type, ReadOnlySpan<int> shape, int count)
    {
        long product = 1;
        var sizes = new StringBuilder();
        foreach (int side in shape)
        {
            product *= side;
            sizes.Append(CultureInfo.InvariantCulture, $"{side}, ");
        }

        if (product != count)
        {
            throw new ArgumentException($"{count} values for a shape of {product}", nameof(shape));
        }

        string shapeText = shape.Length > 1 ? sizes.ToString().TrimEnd(' ', ',') : sizes.ToString().TrimEnd(' ');
        string text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({shapeText}), }}";
        int length = ((10 + text.Length + 1 + 63) / 64 * 64) - 10;
        byte[] header = new byte[10 + length];
        ((ReadOnlySpan<byte>)[0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0, (byte)length, (byte)(length >> 8)]).CopyTo(header);
        header.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        stream.Write(header);
    }

    private static string TypeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Single => "<f4",
        TypeCode.Double => "<f8",
        TypeCode.Int32 => "<i4",
        TypeCode.Int64 => "<i8",
        TypeCode.Byte => "|u1",
        TypeCode.Boolean => "|b1",
        _ => throw new ArgumentException($"{type} is not written; use float, double, int, long, byte or bool.", nameof(type)),
    };
}
