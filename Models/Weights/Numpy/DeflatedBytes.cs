using System.Buffers;
using System.IO.Compression;
using Concord.Models.Weights.Zip;
using TorchSharp;

namespace Concord.Models.Weights.Numpy;

/// <summary>Elements in a deflated entry of an archive, unpacked piece by piece as they are copied; length and CRC-32 are checked on the way.</summary>
/// <param name="file">The archive.</param>
/// <param name="entry">The entry; its declared length has been bounded.</param>
/// <param name="header">Bytes before the first element.</param>
/// <param name="type">Type of the elements.</param>
/// <param name="elements">How many there are.</param>
internal sealed class DeflatedBytes(MappedFile file, ZipEntry entry, int header, torch.ScalarType type, long elements)
    : StoredBytes(file.Path, type, elements)
{
    private const int BufferBytes = 1 << 20;

    public override void Read(int pieceBytes, ReadOnlySpanAction<byte, long> take)
    {
        byte[] buffer = new byte[Math.Min(pieceBytes, BufferBytes)];
        int size = ElementTypes.Size(Type);
        try
        {
            using DeflateStream stream = new(file.Stream(entry.Offset, entry.Packed), CompressionMode.Decompress);
            uint crc = Fill(stream, buffer, header, 0);
            for (long start = 0; start < Elements;)
            {
                int count = (int)Math.Min(buffer.Length / size, Elements - start);
                crc = Fill(stream, buffer, count * size, crc);
                take(buffer.AsSpan(0, count * size), start);
                start += count;
            }

            if (stream.ReadByte() >= 0)
            {
                throw WeightsMessages.Damaged(Path, $"entry '{entry.Name}'", "more bytes than the archive says", $"{entry.Length}");
            }

            if (crc != entry.Crc)
            {
                throw WeightsMessages.Damaged(Path, $"entry '{entry.Name}'", $"CRC-32 {crc:x8}", $"{entry.Crc:x8} as the archive says");
            }
        }
        catch (InvalidDataException fault)
        {
            throw NotDeflate(Path, entry, fault);
        }
    }

    /// <summary>The first bytes of a deflated entry.</summary>
    /// <returns>As many as asked for, or all when the entry has fewer.</returns>
    public static byte[] Head(MappedFile file, ZipEntry entry, int count)
    {
        byte[] head = new byte[(int)Math.Min(count, entry.Length)];
        try
        {
            using DeflateStream stream = new(file.Stream(entry.Offset, entry.Packed), CompressionMode.Decompress);
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException fault)
        {
            throw NotDeflate(file.Path, entry, fault);
        }
    }

    private static WeightsException NotDeflate(string path, ZipEntry entry, InvalidDataException fault) =>
        WeightsMessages.Damaged(path, $"entry '{entry.Name}'", $"bytes that cannot be unpacked ({fault.Message})", "deflated bytes");

    private uint Fill(DeflateStream stream, byte[] buffer, int count, uint crc)
    {
        // The header may be longer than the buffer; its values are known already.
        for (int done = 0; done < count;)
        {
            int step = Math.Min(buffer.Length, count - done);
            if (stream.ReadAtLeast(buffer.AsSpan(0, step), step, throwOnEndOfStream: false) < step)
            {
                throw WeightsMessages.Damaged(Path, $"entry '{entry.Name}'", "fewer bytes than the archive says", $"{entry.Length}");
            }

            crc = Crc32.Append(crc, buffer.AsSpan(0, step));
            done += step;
        }

        return crc;
    }
}
