namespace Concord.Datasets.Formats;

/// <summary>Steps through tagged elements: eight-byte tags, or four bytes of tag and up to four of data.</summary>
internal sealed class MatCursor(string where, ReadOnlyMemory<byte> bytes, bool bigEndian)
{
    private int _position;

    public int Remaining => bytes.Length - _position;

    public MatPart Next(bool isTopLevel = false)
    {
        if (Remaining < 8)
        {
            throw Truncated($"{Remaining} bytes where a tag should stand");
        }

        uint first = Word(_position);
        if (first >> 16 != 0)
        {
            return Small(first);
        }

        uint size = Word(_position + 4);
        var storage = (MatStorage)first;
        if (size > Remaining - 8)
        {
            throw Truncated($"an element of {size} bytes with {Remaining - 8} left");
        }

        ReadOnlyMemory<byte> data = bytes.Slice(_position + 8, (int)size);
        // Elements are padded to eight bytes, but compressed ones are not, and the last one may be cut there.
        int padding = storage is MatStorage.Compressed && isTopLevel ? 0 : (int)((8 - (size % 8)) % 8);
        _position = (int)Math.Min(bytes.Length, (long)_position + 8 + size + padding);
        return new MatPart(storage, data);
    }

    public ReadOnlyMemory<byte> NextMatrix()
    {
        MatPart part = Next();
        return part.Storage is MatStorage.Matrix
            ? part.Bytes
            : throw new DatasetException(where, $"an element of type {(int)part.Storage}", "an array (type 14)", "The file is damaged; fetch or save it again.");
    }

    private MatPart Small(uint first)
    {
        int size = (int)(first >> 16);
        if (size > 4)
        {
            throw Truncated($"a small element of {size} bytes");
        }

        ReadOnlyMemory<byte> data = bytes.Slice(_position + 4, size);
        _position += 8;
        return new MatPart((MatStorage)(first & 0xFFFF), data);
    }

    private uint Word(int at) => (uint)MatNumbers.At(bytes.Span[at..], MatStorage.UInt32, bigEndian, 0);

    private DatasetException Truncated(string found) =>
        new(where, $"{found} (at byte {_position} of this part)", "a whole element", "The file is truncated or damaged; fetch or save it again.");
}
