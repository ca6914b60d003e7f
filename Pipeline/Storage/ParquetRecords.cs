using System.Collections.Concurrent;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Parquet;
using Parquet.Schema;

namespace Concord.Pipeline.Storage;

/// <summary>Tables as Parquet: one record type, one column per property, named in snake case.</summary>
/// <remarks>Properties may be text, int, long, double or bool, nullable or not. Zstandard at the fastest level: the default level takes six times as long for a few per cent.</remarks>
public static class ParquetRecords
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Writes the rows, atomically.</summary>
    public static void Write<T>(string path, IReadOnlyList<T> rows)
        where T : class
    {
        PropertyInfo[] properties = PropertiesOf(typeof(T));
        DataField[] fields = [.. properties.Select(FieldOf)];
        AtomicFile.Write(path, stream => WriteAsync(stream, rows, properties, fields).GetAwaiter().GetResult());
    }

    /// <summary>Reads the rows. A column that the file lacks is an error; a surplus column is ignored, so that later versions may add some.</summary>
    /// <exception cref="InvalidDataException">The file is not Parquet, or lacks a column.</exception>
    public static IReadOnlyList<T> Read<T>(string path)
        where T : class => ReadAsync<T>(path).GetAwaiter().GetResult();

    /// <summary>The column of a property: <c>NStimuli</c> is <c>n_stimuli</c>.</summary>
    public static string ColumnName(string property)
    {
        StringBuilder name = new();
        foreach (char c in property)
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    /// <summary>The columns of a record, in order.</summary>
    public static IReadOnlyList<string> ColumnNames<T>() => [.. PropertiesOf(typeof(T)).Select(property => ColumnName(property.Name))];

    private static PropertyInfo[] PropertiesOf(Type type) =>
        Properties.GetOrAdd(type, t => [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetMethod!.GetParameters().Length == 0)]);

    private static DataField FieldOf(PropertyInfo property)
    {
        Type inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        bool nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null || inner == typeof(string);
        return new DataField(ColumnName(property.Name), inner, nullable, isArray: false);
    }

    private static async Task WriteAsync<T>(Stream stream, IReadOnlyList<T> rows, PropertyInfo[] properties, DataField[] fields)
        where T : class
    {
        ParquetOptions options = new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, options);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int column = 0; column < fields.Length; column++)
        {
            PropertyInfo property = properties[column];
            DataField field = fields[column];
            switch (Type.GetTypeCode(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            {
                case TypeCode.String:
                    await group.WriteAsync(field, [.. rows.Select(row => (string)property.GetValue(row)!)]);
                    break;
                case TypeCode.Int32:
                    await WriteColumnAsync<T, int>(group, field, rows, property);
                    break;
                case TypeCode.Int64:
                    await WriteColumnAsync<T, long>(group, field, rows, property);
                    break;
                case TypeCode.Double:
                    await WriteColumnAsync<T, double>(group, field, rows, property);
                    break;
                case TypeCode.Boolean:
                    await WriteColumnAsync<T, bool>(group, field, rows, property);
                    break;
                default:
                    throw new NotSupportedException($"column {field.Name}: no Parquet column for {field.ClrType}");
            }
        }

        group.CompleteValidate();
    }

    private static Task WriteColumnAsync<T, TValue>(ParquetRowGroupWriter group, DataField field, IReadOnlyList<T> rows, PropertyInfo property)
        where TValue : struct
    {
        if (field.IsNullable)
        {
            TValue?[] values = [.. rows.Select(row => (TValue?)property.GetValue(row))];
            return group.WriteAsync<TValue>(field, new ReadOnlyMemory<TValue?>(values));
        }

        TValue[] plain = [.. rows.Select(row => (TValue)property.GetValue(row)!)];
        return group.WriteAsync<TValue>(field, new ReadOnlyMemory<TValue>(plain));
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string path)
        where T : class
    {
        PropertyInfo[] properties = PropertiesOf(typeof(T));
        await using FileStream stream = File.OpenRead(path);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        List<T> rows = [];
        for (int g = 0; g < reader.RowGroupCount; g++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(g);
            T[] block = [.. Enumerable.Range(0, (int)group.RowCount).Select(_ => (T)RuntimeHelpers.GetUninitializedObject(typeof(T)))];
            foreach (PropertyInfo property in properties)
            {
                string name = ColumnName(property.Name);
                DataField field = reader.Schema.DataFields.FirstOrDefault(f => f.Name == name)
                    ?? throw new InvalidDataException($"{path}: the column '{name}' is missing; it has {string.Join(", ", reader.Schema.DataFields.Select(f => f.Name))}");
                await ReadColumnAsync(group, field, property, block);
            }

            rows.AddRange(block);
        }

        return rows;
    }

    private static async Task ReadColumnAsync<T>(ParquetRowGroupReader group, DataField field, PropertyInfo property, T[] block)
        where T : class
    {
        Type inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        switch (Type.GetTypeCode(inner))
        {
            case TypeCode.String:
                string?[] text = new string?[block.Length];
                await group.ReadAsync(field, text.AsMemory());
                Set(property, block, text);
                break;
            case TypeCode.Int32:
                await ReadValuesAsync<T, int>(group, field, property, block);
                break;
            case TypeCode.Int64:
                await ReadValuesAsync<T, long>(group, field, property, block);
                break;
            case TypeCode.Double:
                await ReadValuesAsync<T, double>(group, field, property, block);
                break;
            default:
                await ReadValuesAsync<T, bool>(group, field, property, block);
                break;
        }
    }

    private static async Task ReadValuesAsync<T, TValue>(ParquetRowGroupReader group, DataField field, PropertyInfo property, T[] block)
        where T : class
        where TValue : struct
    {
        if (field.IsNullable)
        {
            TValue?[] values = new TValue?[block.Length];
            await group.ReadAsync<TValue>(field, values.AsMemory());
            Set(property, block, values);
        }
        else
        {
            TValue[] values = new TValue[block.Length];
            await group.ReadAsync<TValue>(field, values.AsMemory());
            Set(property, block, values);
        }
    }

    private static void Set<T, TValue>(PropertyInfo property, T[] block, TValue[] values)
    {
        for (int i = 0; i < block.Length; i++)
        {
            property.SetValue(block[i], values[i]);
        }
    }
}
