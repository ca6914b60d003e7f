using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Concord.Models.Tests.Preprocessing;

/// <summary>A little-endian C-order .npy of the references: u1 or f4.</summary>
internal sealed partial class NumpyArray
{
    private NumpyArray(byte[] bytes, int[] shape)
    {
        Bytes = bytes;
        Shape = shape;
    }

    public byte[] Bytes { get; }

    public int[] Shape { get; }

    public ReadOnlySpan<float> Floats => MemoryMarshal.Cast<byte, float>(Bytes);

    public static NumpyArray Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int header = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(8));
        string text = Encoding.ASCII.GetString(file, 10, header);
        Assert.Contains("'fortran_order': False", text, StringComparison.Ordinal);
        int[] shape = [.. Numbers().Matches(text[text.IndexOf('(', StringComparison.Ordinal)..]).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        return new NumpyArray(file[(10 + header)..], shape);
    }

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
