using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Concord.Datasets.Formats;

/// <summary>The header of an .npy file, versions 1 to 3: a Python dictionary in text.</summary>
internal sealed partial record NpyHeader(NpyType Type, bool IsFortran, int[] Shape, long DataBytes)
{
    // NumPy itself warns above 10,000 bytes.
    private const int MaximumLength = 1 << 16;

    public static NpyHeader Read(Stream stream, string where)
    {
        byte[] head = new byte[8];
        Fill(stream, head, where);
        if (!head.AsSpan(0, 6).SequenceEqual<byte>([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']))
        {
            throw new DatasetException(where, "no NumPy mark at the front", "an .npy file", "Check the file; it may be a pickle, a web page or truncated.");
        }

        byte[] size = new byte[head[6] == 1 ? 2 : 4];
        if (head[6] is < 1 or > 3)
        {
            throw new DatasetException(where, $".npy version {head[6]}.{head[7]}", "1, 2 or 3", "Save it again with numpy.save.");
        }

        Fill(stream, size, where);
        uint length = size.Length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MaximumLength)
        {
            throw new DatasetException(where, $"a header of {length} bytes", $"at most {MaximumLength}", "The file is damaged; save it again.");
        }

        byte[] text = new byte[length];
        Fill(stream, text, where);
        return Parse((head[6] == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text), where);
    }

    private static NpyHeader Parse(string text, string where)
    {
        Match descr = Descr().Match(text);
        Match fortran = Fortran().Match(text);
        Match shape = ShapeText().Match(text);
        if (!descr.Success && text.Contains("'descr': [", StringComparison.Ordinal))
        {
            throw new DatasetException(where, "a structured array (named fields)", "a plain array", "Save each field as an array of its own.");
        }

        if (!descr.Success || !fortran.Success || !shape.Success)
        {
            throw new DatasetException(where, $"the header '{text.Trim()[..Math.Min(80, text.Trim().Length)]}'", "descr, fortran_order and shape", "The file is damaged; save it again.");
        }

        NpyType type = NpyType.Parse(where, descr.Groups["value"].Value);
        int[] sizes = ParseShape(shape.Groups["value"].Value, where);
        long bytes = type.ItemSize;
        foreach (int side in sizes)
        {
            // Bounded at each step: 2³¹ · 2³¹ fits in 63 bits.
            bytes *= side;
            if (bytes > Array.MaxLength)
            {
                throw new DatasetException(where, $"an array of shape ({shape.Groups["value"].Value}) and type {type.Text}", "less than 2 GiB", "Split the array: one file or one layer each.");
            }
        }

        return new NpyHeader(type, fortran.Groups["value"].Value == "True", sizes, bytes);
    }

    private static int[] ParseShape(string text, string where)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 32)
        {
            throw new DatasetException(where, $"{parts.Length} sizes", "at most 32", "The file is damaged; save it again.");
        }

        int[] sizes = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i].TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]))
            {
                throw new DatasetException(where, $"a size of '{parts[i]}'", "whole numbers below 2³¹", "The file is damaged; save it again.");
            }
        }

        return sizes;
    }

    private static void Fill(Stream stream, byte[] bytes, string where)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new DatasetException(where, "an end inside the header", "a whole .npy file", "The file is truncated; copy or save it again.");
        }
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"](?<value>[^'"]*)['"]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Descr();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(?<value>True|False)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fortran();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\((?<value>[^)]*)\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShapeText();
}
