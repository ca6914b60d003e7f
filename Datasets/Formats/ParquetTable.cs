using Concord.Datasets.Assemblies;
using Parquet;
using Parquet.Schema;

namespace Concord.Datasets.Formats;

/// <summary>Reads and writes flat Parquet tables of texts, numbers and truth values, as pandas and polars write them.</summary>
/// <remarks>Library: Parquet.Net. A missing number is NaN; a missing text or truth value is an error. Lists and nested columns are refused by name. Whole files only: fewer than 2³¹ rows.</remarks>
internal static class ParquetTable
{
    // A dictionary or run-length page expands far; a table that claims more than this a byte is no recording.
    private const long MostValuesPerByte = 10_000;

    public static LabelTable Read(string path, bool mayLack = false)
    {
        try
        {
            return ReadAsync(path, mayLack).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not DatasetException)
        {
            // Parquet.Net raises plain exceptions of many kinds for damaged files; this is the border where they get a name.
            throw new DatasetException(path, $"Parquet that cannot be read ({fault.Message})", "a whole Parquet file", "Write it again.", fault);
        }
    }

    /// <summary>Whether a file begins as Parquet does.</summary>
    public static bool Is(string path)
    {
        using FileStream stream = FileBytes.Open(path);
        Span<byte> mark = stackalloc byte[4];
        return stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) == mark.Length && mark.SequenceEqual("PAR1"u8);
    }

    public static void Write(Stream stream, LabelTable table) => WriteAsync(stream, table).GetAwaiter().GetResult();

    private static async Task<LabelTable> ReadAsync(string path, bool mayLack)
    {
        await using FileStream stream = FileBytes.Open(path);
        ParquetFooter.Check(stream, path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        long rows = 0;
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader one = reader.OpenRowGroupReader(group);
            rows = one.RowCount < 0 ? long.MaxValue : rows + one.RowCount;
            if (rows > Math.Min(Array.MaxLength, stream.Length * MostValuesPerByte))
            {
                throw new DatasetException(path, $"{rows} rows in {stream.Length} bytes", $"at most {MostValuesPerByte} rows a byte", "The file is damaged; write it again.");
            }
        }

        var columns = new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        foreach (Field field in reader.Schema.Fields)
        {
            columns[field.Name] = field is DataField { IsArray: false } data
                ? await ReadColumnAsync(reader, data, (int)rows, mayLack ? null : $"{path}, column '{field.Name}'")
                : throw new DatasetException($"{path}, column '{field.Name}'", $"a {field.SchemaType.ToString().ToLowerInvariant()} column", "one value a row", "Write one row for each value, or one column.");
        }

        return new LabelTable(path, (int)rows, columns);
    }

    private static async Task<LabelColumn> ReadColumnAsync(ParquetReader reader, DataField field, int rows, string? where) => Type.GetTypeCode(field.ClrType) switch
    {
        // Parquet.Net's own type of texts.
        _ when field.ClrType == typeof(ReadOnlyMemory<char>) || field.ClrType == typeof(string) => LabelColumn.Of(Whole(await TextsAsync(reader, field, rows), where)),
        TypeCode.Boolean when where is null => LabelColumn.Of(Array.ConvertAll(await ValuesAsync<bool>(reader, field, rows), value => value is { } known ? known ? "true" : "false" : string.Empty)),
        TypeCode.Boolean => LabelColumn.Of(Whole(await ValuesAsync<bool>(reader, field, rows), where)),
        TypeCode.SByte => Integers(await ValuesAsync<sbyte>(reader, field, rows), value => value),
        TypeCode.Byte => Integers(await ValuesAsync<byte>(reader, field, rows), value => value),
        TypeCode.Int16 => Integers(await ValuesAsync<short>(reader, field, rows), value => value),
        TypeCode.UInt16 => Integers(await ValuesAsync<ushort>(reader, field, rows), value => value),
        TypeCode.Int32 => Integers(await ValuesAsync<int>(reader, field, rows), value => value),
        TypeCode.UInt32 => Integers(await ValuesAsync<uint>(reader, field, rows), value => value),
        TypeCode.Int64 => Integers(await ValuesAsync<long>(reader, field, rows), value => value),
        TypeCode.Single => LabelColumn.Of(Array.ConvertAll(await ValuesAsync<float>(reader, field, rows), value => value ?? double.NaN)),
        TypeCode.Double => LabelColumn.Of(Array.ConvertAll(await ValuesAsync<double>(reader, field, rows), value => value ?? double.NaN)),
        _ => throw new DatasetException(where ?? $"column '{field.Name}'", $"values of type {field.ClrType.Name}", "texts, numbers or truth values", "Convert the column before it is written."),
    };

    // As pandas does: whole numbers stay so only where none is missing.
    private static LabelColumn Integers<T>(T?[] values, Func<T, long> widen)
        where T : struct => values.All(value => value is not null)
        ? LabelColumn.Of(Array.ConvertAll(values, value => widen(value!.Value)))
        : LabelColumn.Of(Array.ConvertAll(values, value => value is { } known ? widen(known) : double.NaN));

    private static T[] Whole<T>(T?[] values, string where)
        where T : struct => Array.FindIndex(values, value => value is null) is var missing && missing < 0
        ? Array.ConvertAll(values, value => value!.Value)
        : throw Missing(where, missing);

    private static string[] Whole(string?[] values, string? where) => where is null
        ? Array.ConvertAll(values, value => value ?? string.Empty)
        : Array.FindIndex(values, value => value is null) is var missing && missing < 0
        ? Array.ConvertAll(values, value => value!)
        : throw Missing(where, missing);

    private static DatasetException Missing(string where, int row) => new(where, $"nothing in row {row}", "a value in every row", "Leave out the row or the column; nothing is filled in.");

    private static async Task<string?[]> TextsAsync(ParquetReader reader, DataField field, int rows)
    {
        string?[] all = new string?[rows];
        int at = 0;
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader one = reader.OpenRowGroupReader(group);
            await one.ReadAsync(field, all.AsMemory(at, (int)one.RowCount));
            at += (int)one.RowCount;
        }

        return all;
    }

    private static async Task<T?[]> ValuesAsync<T>(ParquetReader reader, DataField field, int rows)
        where T : struct
    {
        T?[] all = new T?[rows];
        int at = 0;
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            using ParquetRowGroupReader one = reader.OpenRowGroupReader(group);
            int count = (int)one.RowCount;
            if (field.IsNullable)
            {
                await one.ReadAsync<T>(field, all.AsMemory(at, count));
            }
            else
            {
                T[] values = new T[count];
                await one.ReadAsync<T>(field, values.AsMemory());
                Array.ConvertAll(values, value => (T?)value).CopyTo(all, at);
            }

            at += count;
        }

        return all;
    }

    private static async Task WriteAsync(Stream stream, LabelTable table)
    {
        DataField[] fields = [.. table.Columns.Select(column => new DataField(column.Key, TypeOf(column.Value.Kind), isNullable: column.Value.Kind is LabelKind.Text))];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = System.IO.Compression.CompressionLevel.Fastest });
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (DataField field in fields)
        {
            LabelColumn column = table.Columns[field.Name];
            await (column.Kind switch
            {
                LabelKind.Text => group.WriteAsync(field, column.ToTexts()),
                LabelKind.Integer => group.WriteAsync<long>(field, new ReadOnlyMemory<long>(column.ToInt64s()!)),
                LabelKind.Boolean => group.WriteAsync<bool>(field, new ReadOnlyMemory<bool>(Array.ConvertAll(column.ToInt64s()!, value => value != 0))),
                _ => group.WriteAsync<double>(field, new ReadOnlyMemory<double>(column.ToDoubles()!)),
            });
        }

        group.CompleteValidate();
    }

    private static Type TypeOf(LabelKind kind) => kind switch
    {
        LabelKind.Text => typeof(string),
        LabelKind.Integer => typeof(long),
        LabelKind.Boolean => typeof(bool),
        _ => typeof(double),
    };
}
