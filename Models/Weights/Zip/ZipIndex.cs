using System.Buffers.Binary;
using System.Text;

namespace Concord.Models.Weights.Zip;

/// <summary>The entries of a zip archive, found by its central directory and checked byte by byte against their CRC-32.</summary>
/// <remarks>
/// Source: PKWARE APPNOTE 6.3.10, with Zip64. Stored entries are copied straight from the mapped file, beyond 2 GiB too; deflated ones
/// (numpy.savez_compressed) are listed, and unpacked where they are read. No two entries may share bytes, so that an archive cannot hold
/// more than its length.
/// </remarks>
internal sealed class ZipIndex
{
    private const int EndLength = 22;
    private const int MaxComment = 65535;

    private readonly OrderedDictionary<string, ZipEntry> _entries = new(StringComparer.Ordinal);

    private ZipIndex()
    {
    }

    public IReadOnlyDictionary<string, ZipEntry> Entries => _entries;

    public static ZipIndex Read(MappedFile file)
    {
        (long start, long length, long count) = Directory(file);
        ZipIndex index = new();
        long position = start;
        for (long i = 0; i < count; i++)
        {
            if (start + length - position < 46)
            {
                throw Damaged(file, "the central directory ends early");
            }

            ReadOnlySpan<byte> fixedPart = file.Span(position, 46);
            if (!fixedPart.StartsWith("PK\x01\x02"u8))
            {
                throw Damaged(file, $"no central directory record at byte {position}");
            }

            int variable = BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(fixedPart[32..]);
            if (start + length - position - 46 < variable)
            {
                throw Damaged(file, "the central directory ends early");
            }

            ZipEntry entry = Entry(file, file.Span(position, 46 + variable));
            if (!index._entries.TryAdd(entry.Name, entry))
            {
                throw Damaged(file, $"two entries are named '{entry.Name}'");
            }

            position += 46 + variable;
        }

        index.CheckApart(file);
        return index;
    }

    /// <summary>Refuses packed entries whose names begin so: PyTorch packs only the code of TorchScript.</summary>
    public void RequireStored(MappedFile file, params string[] beginnings)
    {
        if (_entries.Values.FirstOrDefault(entry => entry.IsDeflated && Array.Exists(beginnings, beginning => entry.Name.StartsWith(beginning, StringComparison.Ordinal))) is { } packed)
        {
            throw WeightsMessages.Unsupported(file.Path, $"entry '{packed.Name}'", "a compressed entry (method 8)", "entries that are only stored, as torch.save writes them", "Save the file again with torch.save.");
        }
    }

    /// <summary>Compares each stored entry's bytes with its CRC-32.</summary>
    public void CheckSums(MappedFile file)
    {
        foreach (ZipEntry entry in _entries.Values.Where(entry => !entry.IsDeflated))
        {
            uint crc = 0;
            const int step = 1 << 24;
            for (long done = 0; done < entry.Length; done += step)
            {
                crc = Crc32.Append(crc, file.Span(entry.Offset + done, (int)Math.Min(step, entry.Length - done)));
            }

            if (crc != entry.Crc)
            {
                throw WeightsMessages.Damaged(file.Path, $"entry '{entry.Name}'", $"CRC-32 {crc:x8}", $"{entry.Crc:x8} as the archive says");
            }
        }
    }

    private void CheckApart(MappedFile file)
    {
        long end = 0;
        foreach (ZipEntry entry in _entries.Values.Where(entry => entry.Packed > 0).OrderBy(entry => entry.Offset))
        {
            if (entry.Offset < end)
            {
                throw Damaged(file, $"entry '{entry.Name}' shares bytes with another");
            }

            end = entry.Offset + entry.Packed;
        }
    }

    private static (long Start, long Length, long Count) Directory(MappedFile file)
    {
        int tailLength = (int)Math.Min(file.Length, EndLength + MaxComment);
        ReadOnlySpan<byte> tail = file.Span(file.Length - tailLength, tailLength);
        int at = tail.LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || tail.Length - at < EndLength)
        {
            throw WeightsMessages.Truncated(file.Path, "no end record of a zip archive", file.Length);
        }

        ReadOnlySpan<byte> end = tail[at..];
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        long endPosition = file.Length - tailLength + at;
        if (endPosition >= 20 && file.Span(endPosition - 20, 20) is var locator && locator.StartsWith("PK\x06\x07"u8))
        {
            long record = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
            if (record < 0 || record > endPosition - 20 - 56 || !file.Span(record, 56).StartsWith("PK\x06\x06"u8))
            {
                throw Damaged(file, "the Zip64 end record is not where the archive says");
            }

            ReadOnlySpan<byte> large = file.Span(record, 56);
            count = BinaryPrimitives.ReadInt64LittleEndian(large[32..]);
            length = BinaryPrimitives.ReadInt64LittleEndian(large[40..]);
            start = BinaryPrimitives.ReadInt64LittleEndian(large[48..]);
        }

        if (start < 0 || length < 0 || count < 0 || start > endPosition || length > endPosition - start || count > length / 46)
        {
            throw Damaged(file, "the central directory lies outside the file");
        }

        return (start, length, count);
    }

    private static ZipEntry Entry(MappedFile file, ReadOnlySpan<byte> record)
    {
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(record[8..]);
        int method = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(record[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(record[24..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(record[30..]);
        long header = BinaryPrimitives.ReadUInt32LittleEndian(record[42..]);
        string name = Encoding.UTF8.GetString(record.Slice(46, nameLength));
        Zip64(record.Slice(46 + nameLength, extraLength), ref length, ref compressed, ref header);
        if ((flags & 1) != 0 || method is not (0 or 8))
        {
            throw WeightsMessages.Unsupported(file.Path, $"entry '{name}'", (flags & 1) != 0 ? "an encrypted entry" : $"a compressed entry (method {method})", "entries that are stored or deflated", "Save the file again with torch.save or numpy.savez.");
        }

        if (method == 0 && compressed != length)
        {
            throw Damaged(file, $"entry '{name}' is stored and has {compressed} bytes for {length}");
        }

        if (header < 0 || header > file.Length - 30 || !file.Span(header, 30).StartsWith("PK\x03\x04"u8))
        {
            throw Damaged(file, $"entry '{name}' has no header where the archive says");
        }

        // The local header repeats the name and has its own extra field, by which torch.save aligns the data to 64 bytes.
        ReadOnlySpan<byte> local = file.Span(header, 30);
        int localName = BinaryPrimitives.ReadUInt16LittleEndian(local[26..]);
        long offset = header + 30 + localName + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (localName != nameLength || offset > file.Length || !file.Span(header + 30, localName).SequenceEqual(record.Slice(46, nameLength)))
        {
            throw Damaged(file, $"entry '{name}' has another name in its own header");
        }

        return length < 0 || compressed < 0 || compressed > file.Length - offset
            ? throw Damaged(file, $"entry '{name}' reaches beyond the file")
            : new ZipEntry(name, offset, compressed, length, crc) { IsDeflated = method == 8 };
    }

    // The extra field 1 holds 64-bit values for those of length, compressed length and header offset that read 2^32 - 1, in this order.
    private static void Zip64(ReadOnlySpan<byte> extra, ref long length, ref long compressed, ref long header)
    {
        while (extra.Length >= 4)
        {
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                return;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                ReadOnlySpan<byte> values = extra.Slice(4, size);
                Take(ref values, ref length);
                Take(ref values, ref compressed);
                Take(ref values, ref header);
            }

            extra = extra[(4 + size)..];
        }
    }

    private static void Take(ref ReadOnlySpan<byte> values, ref long field)
    {
        if (field == uint.MaxValue && values.Length >= 8)
        {
            field = BinaryPrimitives.ReadInt64LittleEndian(values);
            values = values[8..];
        }
    }

    private static WeightsException Damaged(MappedFile file, string found) =>
        WeightsMessages.Damaged(file.Path, "zip archive", found, "an undamaged archive");
}
