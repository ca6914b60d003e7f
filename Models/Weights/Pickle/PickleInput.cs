using System.Buffers.Binary;
using System.Text;

namespace Concord.Models.Weights.Pickle;

/// <summary>A cursor over a part of a mapped file; running out of bytes is an error that names the place.</summary>
internal sealed class PickleInput(MappedFile file, long start, long length, string name)
{
    private readonly long _start = start;
    private readonly long _end = start + length;

    public string FilePath => file.Path;

    /// <summary>Next byte, counted from the start of the file.</summary>
    public long Position { get; private set; } = start;

    public long Remaining => _end - Position;

    /// <summary>Byte within the named part, for messages.</summary>
    public string Where(long position) => $"{name}, byte {position - (name == "file" ? 0 : _start)}";

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double BigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining)
        {
            throw WeightsMessages.Truncated(file.Path, Where(Position), file.Length);
        }

        ReadOnlySpan<byte> bytes = file.Span(Position, count);
        Position += count;
        return bytes;
    }

    public void Skip(ulong count)
    {
        if (count > (ulong)Remaining)
        {
            throw WeightsMessages.Truncated(file.Path, Where(Position), file.Length);
        }

        Position += (long)count;
    }

    public string Text(ulong bytes) => bytes > PickleLimits.TextBytes
        ? throw WeightsMessages.TooLarge(file.Path, Where(Position), $"a text of {bytes} bytes", PickleLimits.TextBytes)
        : Encoding.UTF8.GetString(Take((int)bytes));

    /// <summary>A line of a text opcode, without its end.</summary>
    public string Line()
    {
        int window = (int)Math.Min(Remaining, PickleLimits.LineBytes);
        int end = file.Span(Position, window).IndexOf((byte)'\n');
        if (end < 0)
        {
            throw window < PickleLimits.LineBytes
                ? WeightsMessages.Truncated(file.Path, Where(Position), file.Length)
                : WeightsMessages.TooLarge(file.Path, Where(Position), "a line of unknown length", PickleLimits.LineBytes);
        }

        string line = Encoding.UTF8.GetString(Take(end + 1)[..end]);
        return line.EndsWith('\r') ? line[..^1] : line;
    }
}
