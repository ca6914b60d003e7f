using System.Buffers.Binary;
using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Steps through the header of a classic NetCDF file; every count is checked against the bytes that are left before it is used.</summary>
internal sealed class NetCdf3Cursor(Stream file, string path)
{
    private readonly byte[] _word = new byte[8];

    /// <summary>1, 2 (64-bit offsets) or 5 (64-bit data).</summary>
    public int Version { get; private set; }

    public void ReadMagic()
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(magic);
        if (!magic.StartsWith("CDF"u8) || magic[3] is not (1 or 2 or 5))
        {
            throw Damaged($"'{Encoding.Latin1.GetString(magic[..3])}' and version {magic[3]}", "CDF and version 1, 2 or 5");
        }

        Version = magic[3];
    }

    public int Tag() => (int)Word(4);

    /// <summary>A count, a dimension's number or a length: 4 bytes, in version 5 8.</summary>
    public long Count() => Version == 5 ? Word(8) : Word(4);

    public long Offset() => Version == 1 ? Word(4) : Word(8);

    /// <summary>The number of elements of a list that may be absent.</summary>
    /// <param name="tag">The list's own tag.</param>
    public int List(int tag)
    {
        int found = Tag();
        long count = Count();
        return (found == tag || (found == 0 && count == 0)) && count >= 0 && count <= Left / 8
            ? (int)count
            : throw Damaged($"a list of kind {found} with {count} elements", $"kind {tag} and no more than the file can hold");
    }

    public string Name()
    {
        string name = Encoding.UTF8.GetString(Padded(Count()));
        return name.Length > 0 ? name : throw Damaged("an empty name", "a name");
    }

    /// <summary>So many bytes, and those that fill up a word of four.</summary>
    public byte[] Padded(long size)
    {
        if (size < 0 || size > Left)
        {
            throw Damaged($"{size} bytes", $"at most the {Left} that are left");
        }

        byte[] bytes = new byte[size];
        Fill(bytes);
        Fill(_word.AsSpan(0, (int)Math.Min((4 - (size % 4)) % 4, Left)));
        return bytes;
    }

    public DatasetException Damaged(string found, string expected) =>
        new(path, $"{found} (at byte {file.Position})", expected, "The file is truncated or damaged; copy it again.");

    private long Left => file.Length - file.Position;

    private long Word(int size)
    {
        Span<byte> word = _word.AsSpan(0, size);
        Fill(word);
        return size == 4 ? BinaryPrimitives.ReadInt32BigEndian(word) : BinaryPrimitives.ReadInt64BigEndian(word);
    }

    private void Fill(Span<byte> bytes)
    {
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Damaged("the end of the file", "a whole header");
        }
    }
}
