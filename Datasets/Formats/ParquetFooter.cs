using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>Walks a Parquet footer before the library does: every length in it must fit the bytes that are there.</summary>
/// <remarks>
/// Parquet.Net 6.1 reads a list of 2³¹ entries from a footer of 300 bytes for hours, past its end. The footer is one Thrift struct in the compact protocol, before the last eight bytes (its length, "PAR1").
/// Sources: Apache Parquet format; Apache Thrift, compact protocol.
/// </remarks>
internal sealed class ParquetFooter
{
    private const int MaximumDepth = 32;

    private readonly string _path;
    private readonly byte[] _bytes;
    private int _at;

    private ParquetFooter(string path, byte[] bytes)
    {
        _path = path;
        _bytes = bytes;
    }

    /// <summary>Refuses a file whose footer does not hold what it says; leaves the stream at its beginning.</summary>
    public static void Check(Stream stream, string path)
    {
        const int Tail = 8;
        if (stream.Length < Tail + 4)
        {
            throw new DatasetException(path, $"{stream.Length} bytes", "a Parquet file", "The file is truncated; write it again.");
        }

        byte[] tail = new byte[Tail];
        stream.Seek(-Tail, SeekOrigin.End);
        stream.ReadExactly(tail);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8) || length > stream.Length - Tail - 4)
        {
            throw new DatasetException(path, "no Parquet mark and footer at the end", "a whole Parquet file", "The file is truncated, encrypted or of another kind; write it again.");
        }

        byte[] footer = new byte[length];
        stream.Seek(-Tail - length, SeekOrigin.End);
        stream.ReadExactly(footer);
        new ParquetFooter(path, footer).Struct(0);
        stream.Seek(0, SeekOrigin.Begin);
    }

    private void Struct(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Damaged();
        }

        while (true)
        {
            int head = Byte();
            if (head == 0)
            {
                return;
            }

            if (head >> 4 == 0)
            {
                _ = Number();
            }

            // A truth value as a field has no byte of its own: its type is its value.
            int type = head & 0x0F;
            if (type is not (1 or 2))
            {
                Value(type, depth);
            }
        }
    }

    private void Value(int type, int depth)
    {
        switch (type)
        {
            case 1 or 2 or 3:
                Skip(1);
                break;
            case 4 or 5 or 6:
                _ = Number();
                break;
            case 7:
                Skip(8);
                break;
            case 8:
                Skip(Number());
                break;
            case 9 or 10:
                List(depth);
                break;
            case 12:
                Struct(depth + 1);
                break;
            default:
                // Parquet's footer has no maps.
                throw Damaged();
        }
    }

    private void List(int depth)
    {
        int head = Byte();
        ulong count = head >> 4 == 15 ? Number() : (ulong)(head >> 4);
        if (count > (ulong)(_bytes.Length - _at))
        {
            throw Damaged();
        }

        for (ulong i = 0; i < count; i++)
        {
            Value(head & 0x0F, depth + 1);
        }
    }

    private int Byte() => _at < _bytes.Length ? _bytes[_at++] : throw Damaged();

    private void Skip(ulong count)
    {
        if (count > (ulong)(_bytes.Length - _at))
        {
            throw Damaged();
        }

        _at += (int)count;
    }

    private ulong Number()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int one = Byte();
            number |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return number;
            }
        }

        throw Damaged();
    }

    private DatasetException Damaged() => new(_path, $"a footer that breaks off or is inconsistent at byte {_at} of {_bytes.Length}", "a whole Parquet file", "The file is damaged; write it again.");
}
