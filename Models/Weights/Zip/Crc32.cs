using System.Buffers.Binary;

namespace Concord.Models.Weights.Zip;

/// <summary>CRC-32 as zip uses it (polynomial 0xEDB88320, reflected), sixteen bytes a step.</summary>
/// <remarks>Source: M. E. Kounavis and F. L. Berry, "A systematic approach to building high performance software-based CRC generators", ISCC 2005 (slicing).</remarks>
internal static class Crc32
{
    private const int Slices = 16;
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Adds bytes to a running value; 0 starts and every result is final.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        uint[][] t = Tables;
        while (bytes.Length >= Slices)
        {
            uint a = state ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            uint c = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
            uint d = BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]);
            state = t[15][(byte)a] ^ t[14][(byte)(a >> 8)] ^ t[13][(byte)(a >> 16)] ^ t[12][a >> 24]
                ^ t[11][(byte)b] ^ t[10][(byte)(b >> 8)] ^ t[9][(byte)(b >> 16)] ^ t[8][b >> 24]
                ^ t[7][(byte)c] ^ t[6][(byte)(c >> 8)] ^ t[5][(byte)(c >> 16)] ^ t[4][c >> 24]
                ^ t[3][(byte)d] ^ t[2][(byte)(d >> 8)] ^ t[1][(byte)(d >> 16)] ^ t[0][d >> 24];
            bytes = bytes[Slices..];
        }

        foreach (byte value in bytes)
        {
            state = t[0][(byte)(state ^ value)] ^ (state >> 8);
        }

        return ~state;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = new uint[Slices][];
        tables[0] = new uint[256];
        for (uint value = 0; value < 256; value++)
        {
            uint entry = value;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry >> 1) ^ ((entry & 1) == 0 ? 0 : 0xEDB88320u);
            }

            tables[0][value] = entry;
        }

        for (int slice = 1; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (int value = 0; value < 256; value++)
            {
                uint previous = tables[slice - 1][value];
                tables[slice][value] = tables[0][(byte)previous] ^ (previous >> 8);
            }
        }

        return tables;
    }
}
