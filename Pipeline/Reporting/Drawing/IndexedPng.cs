using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Writes a picture of at most 256 colours as PNG (ISO/IEC 15948, colour type 3). SkiaSharp writes four bytes a pixel, which makes a page of many RDMs five times as heavy.</summary>
internal static class IndexedPng
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The file.</summary>
    /// <param name="indices">(height × width) places in the palette, row by row.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="palette">Colours with their opacity, at most 256: a place is one byte.</param>
    public static byte[] Write(byte[] indices, int width, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> palette)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), indices.Length / width);
        (head[8], head[9]) = (8, 3); // bits a place; colours by palette
        Chunk(file, "IHDR", head);
        Chunk(file, "PLTE", [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        Chunk(file, "tRNS", [.. palette.Select(colour => colour.Alpha)]);
        Chunk(file, "IDAT", Packed(indices, width));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row begins with the number of its filter: none.
    private static byte[] Packed(byte[] indices, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int at = 0; at < indices.Length; at += width)
            {
                zlib.WriteByte(0);
                zlib.Write(indices, at, width);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        file.Write(number);
    }

    private static uint Crc(byte[] data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
            }
        }

        return ~crc;
    }
}
