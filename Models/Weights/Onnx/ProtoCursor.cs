namespace Concord.Models.Weights.Onnx;

/// <summary>Steps through the fields of one protobuf message in a mapped file; every length is checked against the message's end.</summary>
/// <remarks>Source: protobuf.dev/programming-guides/encoding. Nothing is descended into unless the caller asks, so that depth costs nothing.</remarks>
internal sealed class ProtoCursor(MappedFile file, long start, long end, string where)
{
    private const int VarintBytes = 10;
    private long _position = start;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>How it is encoded.</summary>
    public ProtoWire Wire { get; private set; }

    /// <summary>Its number, where it is one.</summary>
    public ulong Value { get; private set; }

    /// <summary>First byte of its content in the file.</summary>
    public long Start { get; private set; }

    /// <summary>The byte after its content.</summary>
    public long End => _position;

    /// <summary>Length of the content in bytes.</summary>
    public long Length => End - Start;

    /// <summary>Goes to the next field; false at the message's end.</summary>
    public bool Next()
    {
        if (_position >= end)
        {
            return false;
        }

        long at = _position;
        ulong tag = Varint();
        Field = tag >> 3 is > 0 and < (1UL << 29) and ulong field ? (int)field : throw Damaged(at, $"field number {tag >> 3}");
        Wire = (ProtoWire)(tag & 7);
        Start = _position;
        switch (Wire)
        {
            case ProtoWire.Varint:
                Value = Varint();
                break;
            case ProtoWire.Fixed64:
                Skip(8, at);
                break;
            case ProtoWire.Bytes:
                ulong length = Varint();
                Start = _position;
                Skip(length, at);
                break;
            case ProtoWire.Fixed32:
                Skip(4, at);
                break;
            default:
                throw Damaged(at, $"wire type {tag & 7}");
        }

        return true;
    }

    /// <summary>A cursor over the current field's content, which is a message or packed numbers.</summary>
    public ProtoCursor Inside(string name) => new(file, Start, End, name);

    /// <summary>The current field's content as text.</summary>
    public string Text() => Wire == ProtoWire.Bytes && Length <= OnnxLimits.NameBytes
        ? System.Text.Encoding.UTF8.GetString(file.Span(Start, (int)Length))
        : throw Damaged(Start, $"a name of {Length} bytes");

    /// <summary>The next number of packed ones; false at the end.</summary>
    public bool NextPacked(out long value)
    {
        value = 0;
        if (_position >= end)
        {
            return false;
        }

        value = (long)Varint();
        return true;
    }

    /// <summary>The error that names a place of this message.</summary>
    public WeightsException Damaged(long at, string found) =>
        WeightsMessages.Damaged(file.Path, $"{where}, byte {at}", found, "a well-formed protobuf message");

    private ulong Varint()
    {
        long at = _position;
        ulong value = 0;
        ReadOnlySpan<byte> bytes = file.Span(at, (int)Math.Min(VarintBytes, end - at));
        for (int i = 0; i < bytes.Length; i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                _position += i + 1;
                return value;
            }
        }

        throw bytes.Length < VarintBytes ? Truncated(at) : Damaged(at, "a number of more than ten bytes");
    }

    private void Skip(ulong count, long at)
    {
        if (count > (ulong)(end - _position))
        {
            throw Truncated(at);
        }

        _position += (long)count;
    }

    // A length beyond the file is a cut; one beyond the message alone is damage.
    private WeightsException Truncated(long at) => end == file.Length
        ? WeightsMessages.Truncated(file.Path, $"{where}, byte {at}", file.Length)
        : Damaged(at, "a length that reaches beyond its message");
}
