using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Concord.Pipeline.Storage;

/// <summary>The one array form of the store: NPY 1.0, little-endian float32, C order, (rows × columns).</summary>
internal static class NpyRows
{
    private const int HeaderLength = 128;

    public static byte[] Header(int rows, int columns)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}");
        byte[] header = new byte[HeaderLength];
        header.AsSpan(10).Fill((byte)' ');
        "\u0093NUMPY"u8[1..].CopyTo(header.AsSpan(0)); // UTF-8 turns \u0093 into two bytes, of which the second is the magic 0x93.
        header[6] = 1;
        BitConverter.TryWriteBytes(header.AsSpan(8), (ushort)(HeaderLength - 10));
        Encoding.ASCII.GetBytes(text, header.AsSpan(10));
        header[^1] = (byte)'\n';
        return header;
    }

    /// <summary>Reads rows [first, first + count) into float32.</summary>
    public static float[] Read(string path, int columns, int first, int count)
    {
        float[] values = new float[(long)count * columns];
        using FileStream stream = File.OpenRead(path);
        stream.Seek(HeaderLength + ((long)first * columns * sizeof(float)), SeekOrigin.Begin);
        for (int row = 0; row < count; row++)
        {
            // Row by row: a span of bytes may not exceed 2 GiB.
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(row * columns, columns)));
        }

        return values;
    }

    public static long FileLength(int rows, int columns) => HeaderLength + ((long)rows * columns * sizeof(float));
}
