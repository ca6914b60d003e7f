using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Concord.Models.Weights.Numpy;

/// <summary>The header of an array in NumPy's format: element type, order and shape as a Python dictionary in text.</summary>
/// <remarks>Source: numpy/lib/format.py, versions 1.0 to 3.0. The text is matched, never evaluated.</remarks>
internal sealed record NpyHeader(string Type, bool IsFortran, long[] Shape, int DataStart)
{
    /// <summary>Longest header that is read, in bytes.</summary>
    public const int MostBytes = 1 << 16;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    // A simple type stands in quotes, a structured one in brackets.
    private static readonly Regex TypePattern = new(@"'descr'\s*:\s*(?<value>'[^']*'|\[)", Options);

    private static readonly Regex OrderPattern = new(@"'fortran_order'\s*:\s*(?<value>True|False)", Options);

    private static readonly Regex ShapePattern = new(@"'shape'\s*:\s*\((?<value>[0-9L,\s]*)\)", Options);

    /// <summary>The bytes that every array begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a header.</summary>
    /// <param name="head">The first bytes of the array, at least <see cref="MostBytes"/> where there are as many.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="where">The entry, for messages.</param>
    public static NpyHeader Parse(ReadOnlySpan<byte> head, string path, string where)
    {
        if (head.Length < 10 || !head.StartsWith(Magic))
        {
            throw WeightsMessages.Damaged(path, where, "no header of a NumPy array", "the bytes 93 'NUMPY'");
        }

        if (head[6] is < 1 or > 3)
        {
            throw WeightsMessages.Unsupported(path, where, $"version {head[6]}.{head[7]} of NumPy's array format", "version 1 to 3", "Save the array again with numpy.save.");
        }

        int start = head[6] == 1 ? 10 : 12;
        if (head.Length < start)
        {
            throw WeightsMessages.Damaged(path, where, "a header that ends early", "a complete header");
        }

        uint length = head[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(head[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
        if (length > MostBytes - start)
        {
            throw WeightsMessages.TooLarge(path, where, $"a header of {length} bytes", MostBytes);
        }

        if (length > head.Length - start)
        {
            throw WeightsMessages.Damaged(path, where, "a header that ends early", "a complete header");
        }

        string text = Encoding.UTF8.GetString(head.Slice(start, (int)length));
        MatchCollection types = TypePattern.Matches(text);
        MatchCollection orders = OrderPattern.Matches(text);
        MatchCollection shapes = ShapePattern.Matches(text);
        return types.Count == 1 && orders.Count == 1 && shapes.Count == 1
            ? new NpyHeader(types[0].Groups["value"].Value.Trim('\''), orders[0].Groups["value"].Value == "True", Numbers(shapes[0].Groups["value"].Value, path, where), start + (int)length)
            : throw WeightsMessages.Damaged(path, where, "a header that does not tell type, order and shape", "a dictionary of descr, fortran_order and shape");
    }

    private static long[] Numbers(string text, string path, string where)
    {
        // Python 2 wrote sizes with an L.
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        long[] sizes = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) || i >= TensorShape.Dimensions)
            {
                throw WeightsMessages.Damaged(path, where, $"shape ({text})", "a shape of whole numbers");
            }
        }

        return sizes;
    }
}
