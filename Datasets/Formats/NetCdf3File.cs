using System.Globalization;
using System.Text;
using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads the classic NetCDF formats: CDF-1, CDF-2 (64-bit offsets) and CDF-5 (64-bit data).</summary>
/// <remarks>
/// Characters with a last dimension for their length are texts, which is how xarray writes labels there. Record variables are read too.
/// Source: Unidata, "The NetCDF Classic Format Specification" (with the 64-bit variants).
/// </remarks>
internal sealed class NetCdf3File : IDisposable
{
    private const int DimensionTag = 10;
    private const int VariableTag = 11;
    private const int AttributeTag = 12;
    private const int BlockBytes = 1 << 20;

    private readonly FileStream _file;
    private readonly string _path;

    private NetCdf3File(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>The variables in file order; their values are read while the file is open.</summary>
    public IReadOnlyList<NetCdfVariable> Variables { get; private set; } = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="DatasetException">Not a classic NetCDF file, or sizes that it cannot hold.</exception>
    public static NetCdf3File Open(string path)
    {
        var opened = new NetCdf3File(FileBytes.Open(path), path);
        try
        {
            opened.ReadHeader(new NetCdf3Cursor(opened._file, path));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private void ReadHeader(NetCdf3Cursor cursor)
    {
        cursor.ReadMagic();
        long records = cursor.Count();
        var dimensions = new (string Name, long Length)[cursor.List(DimensionTag)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            dimensions[i] = (cursor.Name(), cursor.Count());
        }

        _ = Attributes(cursor);
        var found = new Declared[cursor.List(VariableTag)];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = Declare(cursor, dimensions, records);
        }

        // Records lie one after another, each with its part of every record variable, in whole words unless there is but one.
        Declared[] recorded = [.. found.Where(variable => variable.IsRecord)];
        long step = recorded.Length == 1 ? recorded[0].RowBytes : recorded.Sum(variable => (variable.RowBytes + 3) & ~3L);
        Variables = [.. found.Select(variable => Variable(variable, variable.IsRecord ? step : variable.RowBytes))];
    }

    private static Dictionary<string, string> Attributes(NetCdf3Cursor cursor)
    {
        int count = cursor.List(AttributeTag);
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = cursor.Name();
            var type = (NetCdf3Type)cursor.Tag();
            int size = NetCdf3Numbers.Size(type);
            long values = cursor.Count();
            if (size == 0 || values < 0 || values > int.MaxValue)
            {
                throw cursor.Damaged($"attribute '{name}' of {values} values of type {(int)type}", "a known type");
            }

            byte[] bytes = cursor.Padded(values * size);
            attributes[name] = type is NetCdf3Type.Char
                ? Encoding.UTF8.GetString(bytes).TrimEnd('\0')
                : string.Join(", ", Enumerable.Range(0, (int)values).Select(at => NetCdf3Numbers.Real(bytes.AsSpan(at * size), type).ToString("R", CultureInfo.InvariantCulture)));
        }

        return attributes;
    }

    private Declared Declare(NetCdf3Cursor cursor, (string Name, long Length)[] dimensions, long records)
    {
        string name = cursor.Name();
        long rank = cursor.Count();
        if (rank is < 0 or > 64)
        {
            throw cursor.Damaged($"variable '{name}' of {rank} dimensions", "0…64");
        }

        var own = new (string Name, long Length)[rank];
        bool isRecord = false;
        for (int i = 0; i < rank; i++)
        {
            long number = cursor.Count();
            own[i] = number >= 0 && number < dimensions.Length ? dimensions[number] : throw cursor.Damaged($"dimension {number}", $"one of {dimensions.Length}");
            isRecord |= i == 0 && own[i].Length == 0;
            own[i].Length = i == 0 && isRecord ? records : own[i].Length;
        }

        Dictionary<string, string> attributes = Attributes(cursor);
        var type = (NetCdf3Type)cursor.Tag();
        _ = cursor.Count();
        var declared = new Declared(name, own, attributes, type, cursor.Offset(), isRecord);
        declared.Check(_path, _file.Length);
        return declared;
    }

    private NetCdfVariable Variable(Declared declared, long step)
    {
        bool isText = declared.Type is NetCdf3Type.Char;
        (string Name, int Length)[] dimensions = [.. declared.Dimensions.Select(dimension => (dimension.Name, (int)dimension.Length))];
        return new NetCdfVariable
        {
            Where = $"{_path}[{declared.Name}]",
            Name = declared.Name,
            Dimensions = isText && dimensions.Length > 0 ? dimensions[..^1] : dimensions,
            Kind = isText ? LabelKind.Text : declared.Type is NetCdf3Type.Float or NetCdf3Type.Double ? LabelKind.Real : LabelKind.Integer,
            Attributes = declared.Attributes,
            Doubles = () => Read(declared, step, NetCdf3Numbers.Real),
            Integers = () => Read(declared, step, NetCdf3Numbers.Integer),
            Texts = () => Texts(Array.ConvertAll(Read(declared, step, NetCdf3Numbers.Integer), character => (byte)character), dimensions.Length == 0 ? 1 : dimensions[^1].Length),
        };
    }

    private static string[] Texts(byte[] characters, int length)
    {
        string[] texts = new string[length == 0 ? 0 : characters.Length / length];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(characters, i * length, length).TrimEnd('\0');
        }

        return texts;
    }

    private T[] Read<T>(Declared declared, long step, Convert<T> convert)
    {
        int size = NetCdf3Numbers.Size(declared.Type);
        T[] values = new T[declared.Rows * declared.RowBytes / size];
        byte[] block = new byte[(int)Math.Min(BlockBytes, Math.Max(size, declared.RowBytes))];
        int filled = 0;
        for (long row = 0; row < declared.Rows; row++)
        {
            _file.Position = declared.Begin + (row * step);
            for (long left = declared.RowBytes; left > 0;)
            {
                int taken = (int)Math.Min(left, block.Length);
                if (_file.ReadAtLeast(block.AsSpan(0, taken), taken, throwOnEndOfStream: false) < taken)
                {
                    throw new DatasetException($"{_path}[{declared.Name}]", "the end of the file among the values", $"{values.Length} values", "The file is truncated; copy it again.");
                }

                for (int at = 0; at < taken; at += size)
                {
                    values[filled++] = convert(block.AsSpan(at), declared.Type);
                }

                left -= taken;
            }
        }

        return values;
    }

    private delegate T Convert<T>(ReadOnlySpan<byte> at, NetCdf3Type type);

    /// <summary>A variable as the header declares it.</summary>
    private sealed record Declared(string Name, (string Name, long Length)[] Dimensions, Dictionary<string, string> Attributes, NetCdf3Type Type, long Begin, bool IsRecord)
    {
        public long Rows => IsRecord ? Dimensions[0].Length : 1;

        public long RowBytes => Dimensions.Skip(IsRecord ? 1 : 0).Aggregate((long)NetCdf3Numbers.Size(Type), (product, dimension) => product * dimension.Length);

        public void Check(string path, long length)
        {
            double bytes = Dimensions.Aggregate((double)NetCdf3Numbers.Size(Type), (product, dimension) => product * dimension.Length);
            if (NetCdf3Numbers.Size(Type) == 0 || Dimensions.Any(dimension => dimension.Length is < 0 or > int.MaxValue) || Begin < 0 || bytes > length - Begin || bytes / NetCdf3Numbers.Size(Type) > Array.MaxLength)
            {
                throw new DatasetException($"{path}[{Name}]", $"{string.Join('×', Dimensions.Select(dimension => dimension.Length))} values of type {(int)Type} from byte {Begin} on", $"what the file's {length} bytes can hold", "The file is truncated or damaged; copy it again.");
            }
        }
    }
}
