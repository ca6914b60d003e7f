using System.Buffers.Binary;
using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>A variable that is written to a classic NetCDF file.</summary>
internal sealed class NetCdf3Output
{
    private readonly Action<Stream> _write;

    private NetCdf3Output(string name, (string Name, int Length)[] dimensions, Dictionary<string, string> attributes, NetCdf3Type type, Action<Stream> write)
    {
        Name = name;
        Dimensions = dimensions;
        Attributes = attributes;
        Type = type;
        _write = write;
    }

    public string Name { get; }

    public IReadOnlyList<(string Name, int Length)> Dimensions { get; }

    public IReadOnlyDictionary<string, string> Attributes { get; }

    public NetCdf3Type Type { get; }

    /// <summary>Bytes of the values, filled up to a word of four.</summary>
    public long Bytes => (Dimensions.Aggregate((long)NetCdf3Numbers.Size(Type), (product, dimension) => product * dimension.Length) + 3) & ~3L;

    public static NetCdf3Output Of(string name, (string, int)[] dimensions, Dictionary<string, string> attributes, double[] values) =>
        new(name, dimensions, attributes, NetCdf3Type.Double, file => Write(file, values, 8, BinaryPrimitives.WriteDoubleBigEndian));

    public static NetCdf3Output Of(string name, (string, int)[] dimensions, Dictionary<string, string> attributes, sbyte[] values) =>
        new(name, dimensions, attributes, NetCdf3Type.Byte, file => Write(file, values, 1, (target, value) => target[0] = (byte)value));

    /// <summary>Whole numbers: 32 bits where they suffice.</summary>
    public static NetCdf3Output Of(string name, (string, int)[] dimensions, Dictionary<string, string> attributes, long[] values) =>
        Array.TrueForAll(values, value => value == (int)value)
            ? new(name, dimensions, attributes, NetCdf3Type.Int, file => Write(file, values, 4, (target, value) => BinaryPrimitives.WriteInt32BigEndian(target, (int)value)))
            : new(name, dimensions, attributes, NetCdf3Type.Int64, file => Write(file, values, 8, BinaryPrimitives.WriteInt64BigEndian));

    /// <summary>Texts: characters with a dimension for the longest, as xarray writes them.</summary>
    public static NetCdf3Output Of(string name, string axis, string[] texts)
    {
        byte[][] encoded = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
        int longest = Math.Max(1, encoded.Select(text => text.Length).DefaultIfEmpty().Max());
        byte[] characters = new byte[(long)longest * texts.Length];
        for (int i = 0; i < encoded.Length; i++)
        {
            encoded[i].CopyTo(characters, i * longest);
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["_Encoding"] = "utf-8" };
        return new(name, [(axis, texts.Length), ($"string{longest}", longest)], attributes, NetCdf3Type.Char, file => file.Write(characters));
    }

    public void Write(Stream file)
    {
        _write(file);
        long written = Dimensions.Aggregate((long)NetCdf3Numbers.Size(Type), (product, dimension) => product * dimension.Length);
        file.Write(new byte[Bytes - written]);
    }

    private static void Write<T>(Stream file, T[] values, int size, Encode<T> encode)
    {
        byte[] block = new byte[size * Math.Min(values.Length, 1 << 17)];
        for (int first = 0; first < values.Length; first += block.Length / size)
        {
            int taken = Math.Min(values.Length - first, block.Length / size);
            for (int i = 0; i < taken; i++)
            {
                encode(block.AsSpan(i * size), values[first + i]);
            }

            file.Write(block.AsSpan(0, taken * size));
        }
    }

    private delegate void Encode<T>(Span<byte> target, T value);
}
