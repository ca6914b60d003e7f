using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Walks the data elements of a version 5 file. Every size is checked against the bytes that are there before it is used.</summary>
internal sealed class MatReader(string path, bool bigEndian)
{
    private const int MaximumDepth = 64;

    public Dictionary<string, MatValue> ReadVariables(ReadOnlyMemory<byte> bytes)
    {
        var variables = new Dictionary<string, MatValue>(StringComparer.Ordinal);
        var cursor = new MatCursor(path, bytes, bigEndian);
        while (cursor.Remaining > 0)
        {
            MatPart element = cursor.Next(isTopLevel: true);
            if (element.Storage is MatStorage.Compressed)
            {
                element = new MatCursor(path, MatInflate.Read(path, element.Bytes, bigEndian), bigEndian).Next(isTopLevel: true);
            }

            if (element.Storage is not MatStorage.Matrix)
            {
                throw Corrupt(path, $"an element of type {(int)element.Storage} between variables", "arrays (type 14)");
            }

            (string name, MatValue? value) = ReadMatrix(element.Bytes, "", 0);
            if (value is not null && name.Length > 0 && !variables.TryAdd(name, value))
            {
                throw Corrupt(path, $"variable '{name}' twice", "each variable once");
            }
        }

        return variables;
    }

    private static DatasetException Corrupt(string where, string found, string expected) =>
        new(where, found, expected, "The file is truncated or damaged; fetch or save it again.");

    private (string Name, MatValue? Value) ReadMatrix(ReadOnlyMemory<byte> bytes, string parent, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw Corrupt($"{path}: {parent}", $"arrays nested deeper than {MaximumDepth}", "a shallower structure");
        }

        if (bytes.IsEmpty)
        {
            // MATLAB writes an empty element for a cell or field that was never set: [].
            return ("", new MatNumeric($"{path}: {parent}", MatClass.Double, [0, 0], new MatPart(MatStorage.Double, default), null, isLogical: false, bigEndian));
        }

        var cursor = new MatCursor($"{path}: {parent}", bytes, bigEndian);
        MatPart flags = cursor.Next();
        if (flags.Storage is not MatStorage.UInt32 || flags.Bytes.Length != 8)
        {
            throw Corrupt($"{path}: {parent}", $"array flags of type {(int)flags.Storage} and {flags.Bytes.Length} bytes", "8 bytes of uint32");
        }

        uint word = (uint)MatNumbers.At(flags.Bytes.Span, MatStorage.UInt32, bigEndian, 0);
        var matClass = (MatClass)(word & 0xFF);
        if (matClass is MatClass.Opaque)
        {
            // Opaque objects have no sizes; the name comes first.
            string opaque = Encoding.UTF8.GetString(cursor.Next().Bytes.Span);
            return (opaque, new MatUnsupported($"{path}: {opaque}", matClass, [1, 1], "an object of a MATLAB class (table, string, datetime …)"));
        }

        int[] dimensions = ReadDimensions(cursor.Next(), parent, matClass is MatClass.Sparse);
        string name = Encoding.UTF8.GetString(cursor.Next().Bytes.Span);
        string where = name.Length > 0 ? name : parent;
        return (name, ReadBody(cursor, matClass, word, dimensions, where, depth));
    }

    private MatValue ReadBody(MatCursor cursor, MatClass matClass, uint flags, int[] dimensions, string at, int depth)
    {
        string where = $"{path}: {at}";
        return matClass switch
        {
            MatClass.Cell => ReadCell(cursor, dimensions, at, depth),
            MatClass.Struct => ReadStruct(cursor, dimensions, at, depth),
            MatClass.Char => MatCharacters.Read(where, dimensions, Count(dimensions, at) == 0 && cursor.Remaining == 0 ? null : cursor.Next(), bigEndian),
            >= MatClass.Double and <= MatClass.UInt64 => ReadNumeric(cursor, matClass, flags, dimensions, at),
            MatClass.Sparse => ReadSparse(cursor, flags, dimensions, at),
            MatClass.Instance => new MatUnsupported(where, matClass, dimensions, "an object of an old-style MATLAB class; save struct(x) instead"),
            MatClass.FunctionHandle => new MatUnsupported(where, matClass, dimensions, "a function handle"),
            _ => throw Corrupt(where, $"array class {(int)matClass}", "1…17"),
        };
    }

    private MatNumeric ReadNumeric(MatCursor cursor, MatClass matClass, uint flags, int[] dimensions, string at)
    {
        int count = Count(dimensions, at);
        MatPart real = Numbers(cursor, count, at);
        MatPart? imaginary = (flags & 0x0800) != 0 ? Numbers(cursor, count, at) : null;
        return new MatNumeric($"{path}: {at}", matClass, dimensions, real, imaginary, (flags & 0x0200) != 0, bigEndian);
    }

    private MatSparse ReadSparse(MatCursor cursor, uint flags, int[] dimensions, string at)
    {
        int[] rows = Indices(cursor.Next(), at);
        int[] starts = Indices(cursor.Next(), at);
        double[] Values() => MatNumbers.All(Numbers(cursor, null, at), bigEndian);
        bool isEmpty = starts.Length > 0 && starts[^1] == 0 && cursor.Remaining == 0;
        double[] real = isEmpty ? [] : Values();
        return new MatSparse($"{path}: {at}", dimensions, rows, starts, (real, (flags & 0x0800) != 0 && !isEmpty ? Values() : null));
    }

    private int[] Indices(MatPart part, string at) => part.Storage is MatStorage.Int32
        ? Array.ConvertAll(MatNumbers.All(part, bigEndian), value => (int)value)
        : throw Corrupt($"{path}: {at}", $"indices of storage type {(int)part.Storage}", "int32");

    // The count is null where the list's own length tells it.
    private MatPart Numbers(MatCursor cursor, int? count, string at)
    {
        if (count == 0 && cursor.Remaining == 0)
        {
            return new MatPart(MatStorage.Double, default);
        }

        MatPart part = cursor.Next();
        int size = part.Storage is MatStorage.Utf8 or MatStorage.Utf16 or MatStorage.Utf32 ? 0 : MatNumbers.Size(part.Storage);
        bool isWhole = size > 0 && (count is null ? part.Bytes.Length % size == 0 : part.Bytes.Length == (long)count * size);
        return isWhole ? part : throw Corrupt($"{path}: {at}", $"{part.Bytes.Length} bytes of storage type {(int)part.Storage}", count is null ? "numbers" : $"{count} numbers");
    }

    private MatCell ReadCell(MatCursor cursor, int[] dimensions, string at, int depth)
    {
        MatValue[] items = new MatValue[CountOfElements(dimensions, 1, cursor, at)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadMatrix(cursor.NextMatrix(), $"{at}{{{i + 1}}}", depth + 1).Value!;
        }

        return new MatCell($"{path}: {at}", dimensions, items);
    }

    private MatStruct ReadStruct(MatCursor cursor, int[] dimensions, string at, int depth)
    {
        MatPart lengthPart = cursor.Next();
        int length = lengthPart.Storage is MatStorage.Int32 && lengthPart.Bytes.Length == 4 ? (int)MatNumbers.At(lengthPart.Bytes.Span, MatStorage.Int32, bigEndian, 0) : 0;
        ReadOnlyMemory<byte> names = cursor.Next().Bytes;
        if (length is < 1 or > 4096 || names.Length % length != 0)
        {
            throw Corrupt($"{path}: {at}", $"{names.Length} bytes of field names of length {length}", "whole field names");
        }

        string[] fields = new string[names.Length / length];
        for (int i = 0; i < fields.Length; i++)
        {
            ReadOnlySpan<byte> name = names.Span.Slice(i * length, length);
            int end = name.IndexOf((byte)0);
            fields[i] = Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
        }

        MatValue[] values = new MatValue[CountOfElements(dimensions, fields.Length, cursor, at)];
        bool isArray = values.Length != fields.Length;
        for (int i = 0; i < values.Length; i++)
        {
            string element = isArray ? $"{at}({(i / fields.Length) + 1}).{fields[i % fields.Length]}" : $"{at}.{fields[i]}";
            values[i] = ReadMatrix(cursor.NextMatrix(), element, depth + 1).Value!;
        }

        return new MatStruct($"{path}: {at}", dimensions, fields, values);
    }

    private int[] ReadDimensions(MatPart part, string at, bool isSparse)
    {
        int count = part.Bytes.Length / 4;
        if (part.Storage is not MatStorage.Int32 || count is < 2 or > 32)
        {
            throw Corrupt($"{path}: {at}", $"array sizes of type {(int)part.Storage} and {part.Bytes.Length} bytes", "2…32 int32");
        }

        int[] dimensions = new int[count];
        for (int i = 0; i < count; i++)
        {
            dimensions[i] = (int)MatNumbers.At(part.Bytes.Span, MatStorage.Int32, bigEndian, i);
        }

        // A sparse matrix may have more places than an array can.
        _ = Count(isSparse ? [.. dimensions.Select(side => Math.Min(side, 1))] : dimensions, at);
        return dimensions;
    }

    private int Count(int[] dimensions, string at)
    {
        long count = 1;
        foreach (int dimension in dimensions)
        {
            count = dimension < 0 || count > int.MaxValue ? long.MaxValue : count * dimension;
            if (count is < 0 or > int.MaxValue)
            {
                throw Corrupt($"{path}: {at}", $"sizes {string.Join('×', dimensions)}", "sizes of zero or more with fewer than 2³¹ elements");
            }
        }

        return (int)count;
    }

    private int CountOfElements(int[] dimensions, int fields, MatCursor cursor, string at)
    {
        long count = (long)Count(dimensions, at) * fields;
        return count <= cursor.Remaining / 8
            ? (int)count
            : throw Corrupt($"{path}: {at}", $"{cursor.Remaining} bytes for {count} elements", "at least 8 bytes an element");
    }
}
