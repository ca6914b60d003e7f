using System.Buffers.Binary;
using System.Globalization;
using TorchSharp;

namespace Concord.Models.Weights.Onnx;

/// <summary>One tensor of an ONNX file (message TensorProto), its values found in whichever of the five ways the file uses.</summary>
/// <remarks>
/// Source: github.com/onnx/onnx, onnx/onnx.proto at 64209faab4da3d679f2d46c7f725f6f2b779279b (field numbers, element types, external data).
/// No number of the file sizes anything before the bytes that it speaks of have been seen.
/// </remarks>
internal sealed class OnnxTensor
{
    private const int Dims = 1;
    private const int DataType = 2;
    private const int Segment = 3;
    private const int FloatData = 4;
    private const int Int32Data = 5;
    private const int Int64Data = 7;
    private const int NameField = 8;
    private const int RawData = 9;
    private const int DoubleData = 10;
    private const int ExternalData = 13;
    private const int DataLocation = 14;

    private static readonly Dictionary<long, torch.ScalarType> Types = new()
    {
        [1] = torch.ScalarType.Float32,
        [2] = torch.ScalarType.Byte,
        [3] = torch.ScalarType.Int8,
        [5] = torch.ScalarType.Int16,
        [6] = torch.ScalarType.Int32,
        [7] = torch.ScalarType.Int64,
        [9] = torch.ScalarType.Bool,
        [10] = torch.ScalarType.Float16,
        [11] = torch.ScalarType.Float64,
        [16] = torch.ScalarType.BFloat16,
    };

    private readonly FileSet _files;
    private readonly long _at;
    private readonly List<long> _shape = [];
    private readonly List<(int Field, ProtoWire Wire, long Start, long End, ulong Value)> _values = [];
    private readonly Dictionary<string, string> _external = new(StringComparer.Ordinal);
    private long _type;
    private bool _isExternal;

    private OnnxTensor(FileSet files, long at)
    {
        _files = files;
        _at = at;
    }

    /// <summary>Its name; empty where the file gives none.</summary>
    public string Name { get; private set; } = "";

    private string Where => $"tensor '{Name}', byte {_at}";

    /// <summary>Reads the description.</summary>
    public static OnnxTensor Read(FileSet files, ProtoCursor field)
    {
        OnnxTensor tensor = new(files, field.Start);
        ProtoCursor cursor = field.Inside("a tensor");
        while (cursor.Next())
        {
            tensor.Take(cursor);
        }

        return tensor;
    }

    /// <summary>The tensor with the place of its values; null, with a sentence, for element types that are not read.</summary>
    public StoredTensor? Stored(List<string> skipped)
    {
        if (!Types.TryGetValue(_type, out torch.ScalarType type))
        {
            skipped.Add($"'{Name}': a tensor of ONNX element type {_type}, not read");
            return null;
        }

        long[] shape = [.. _shape];
        long elements = TensorShape.Count(shape) ?? throw Bad($"shape {TensorShape.Text(shape)}", "a shape whose size is a number");
        return new StoredTensor(Name, Bytes(type, elements, shape), 0, shape, TensorShape.RowMajor(shape));
    }

    private void Take(ProtoCursor cursor)
    {
        switch (cursor.Field)
        {
            case Dims:
                TakeDims(cursor);
                break;
            case DataType:
                _type = Number(cursor);
                break;
            case Segment:
                throw Bad("a tensor in segments", "whole tensors");
            case NameField:
                Name = cursor.Text();
                break;
            case FloatData or Int32Data or Int64Data or RawData or DoubleData:
                _values.Add((cursor.Field, cursor.Wire, cursor.Start, cursor.End, cursor.Value));
                break;
            case ExternalData:
                TakeExternal(cursor.Inside("external data"));
                break;
            case DataLocation:
                _isExternal = Number(cursor) == 1;
                break;
        }
    }

    private static long Number(ProtoCursor cursor) =>
        cursor.Wire == ProtoWire.Varint ? (long)cursor.Value : throw cursor.Damaged(cursor.Start, $"field {cursor.Field} that is no number");

    private void TakeDims(ProtoCursor cursor)
    {
        if (cursor.Wire == ProtoWire.Varint)
        {
            _shape.Add((long)cursor.Value);
        }
        else
        {
            ProtoCursor packed = cursor.Inside("dims");
            while (_shape.Count <= TensorShape.Dimensions && packed.NextPacked(out long size))
            {
                _shape.Add(size);
            }
        }

        if (_shape.Count > TensorShape.Dimensions)
        {
            throw Bad($"more than {TensorShape.Dimensions} dimensions", "fewer");
        }
    }

    private void TakeExternal(ProtoCursor pair)
    {
        string key = "";
        string value = "";
        while (pair.Next())
        {
            key = pair.Field == 1 ? pair.Text() : key;
            value = pair.Field == 2 ? pair.Text() : value;
        }

        if (_external.Count >= OnnxLimits.ExternalPairs || !_external.TryAdd(key, value))
        {
            throw Bad($"external data with '{key}' twice or with too many entries", "location, offset and length");
        }
    }

    private StoredBytes Bytes(torch.ScalarType type, long elements, long[] shape)
    {
        if (_isExternal)
        {
            return External(type, elements, shape);
        }

        int[] fields = [.. _values.Select(value => value.Field).Distinct()];
        return fields switch
        {
            [] when elements == 0 => new ConvertedBytes(_files.Main.Path, type, []),
            [RawData] when _values is [(_, ProtoWire.Bytes, var start, var end, _)] => Mapped(_files.Main, type, elements, shape, start, end - start),
            [FloatData] when type == torch.ScalarType.Float32 => Fixed(type, elements, shape),
            [DoubleData] when type == torch.ScalarType.Float64 => Fixed(type, elements, shape),
            [Int64Data] when type == torch.ScalarType.Int64 => Varints(type, elements, shape),
            [Int32Data] when ElementTypes.Size(type) <= 4 && type != torch.ScalarType.Float32 => Varints(type, elements, shape),
            _ => throw Bad($"values in {(fields.Length == 0 ? "no field" : "fields " + string.Join(", ", fields))} for {type}", "one field of the tensor's type"),
        };
    }

    private MappedBytes Mapped(MappedFile file, torch.ScalarType type, long elements, long[] shape, long start, long length) =>
        length == elements * ElementTypes.Size(type)
            ? new MappedBytes(file, type, start, elements)
            : throw Bad($"{length} bytes of values", $"{elements * ElementTypes.Size(type)} for shape {TensorShape.Text(shape)} of {type}");

    // Packed numbers of fixed width lie there as in memory; unpacked ones have a tag before each.
    private StoredBytes Fixed(torch.ScalarType type, long elements, long[] shape)
    {
        int size = ElementTypes.Size(type);
        if (_values is [(_, ProtoWire.Bytes, var start, var end, _)])
        {
            return Mapped(_files.Main, type, elements, shape, start, end - start);
        }

        long length = _values.Sum(value => value.End - value.Start);
        if (length != elements * size || length > int.MaxValue)
        {
            throw Bad($"{length} bytes of values", $"{elements * size} for shape {TensorShape.Text(shape)} of {type}");
        }

        byte[] bytes = new byte[length];
        int position = 0;
        foreach ((int _, ProtoWire wire, long first, long last, ulong _) in _values)
        {
            if ((last - first) % size != 0 || wire == ProtoWire.Varint)
            {
                throw Bad("values of another width", $"numbers of {size} bytes");
            }

            _files.Main.Span(first, (int)(last - first)).CopyTo(bytes.AsSpan(position));
            position += (int)(last - first);
        }

        return new ConvertedBytes(_files.Main.Path, type, bytes);
    }

    private ConvertedBytes Varints(torch.ScalarType type, long elements, long[] shape)
    {
        // Each number takes a byte of the file or more: the array made here is at most eight times as long.
        int size = ElementTypes.Size(type);
        long available = _values.Sum(value => Math.Max(1, value.End - value.Start));
        if (elements > available || elements * size > int.MaxValue)
        {
            throw Bad($"at most {available} numbers", $"{elements} for shape {TensorShape.Text(shape)}");
        }

        byte[] bytes = new byte[elements * size];
        long count = 0;
        foreach ((int _, ProtoWire wire, long start, long end, ulong value) in _values)
        {
            if (wire == ProtoWire.Varint)
            {
                Put(bytes, count++, size, (long)value);
                continue;
            }

            ProtoCursor packed = new(_files.Main, start, end, Where);
            while (packed.NextPacked(out long number))
            {
                Put(bytes, count++, size, number);
            }
        }

        return count == elements
            ? new ConvertedBytes(_files.Main.Path, type, bytes)
            : throw Bad($"{count} numbers", $"{elements} for shape {TensorShape.Text(shape)}");
    }

    private void Put(byte[] bytes, long index, int size, long value)
    {
        if (index >= bytes.Length / size)
        {
            throw Bad("more numbers than the shape has places", $"{bytes.Length / size}");
        }

        Span<byte> buffer = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(buffer, value);
        buffer[..size].CopyTo(bytes.AsSpan((int)index * size));
    }

    private MappedBytes External(torch.ScalarType type, long elements, long[] shape)
    {
        string location = _external.GetValueOrDefault("location", "");
        MappedFile file = _files.Open(location.StartsWith("./", StringComparison.Ordinal) ? location[2..] : location, Where);
        long offset = Part("offset", 0);
        if (offset > file.Length)
        {
            throw WeightsMessages.Truncated(file.Path, $"{Where}, from byte {offset}", file.Length);
        }

        long length = Part("length", elements * ElementTypes.Size(type));
        return length <= file.Length - offset
            ? Mapped(file, type, elements, shape, offset, length)
            : throw WeightsMessages.Truncated(file.Path, $"{Where}, {length} bytes from {offset}", file.Length);
    }

    private long Part(string key, long absent) =>
        !_external.TryGetValue(key, out string? text) ? absent
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value
            : throw Bad($"{key} '{text}'", "a whole number");

    private WeightsException Bad(string found, string expected) => WeightsMessages.Damaged(_files.Main.Path, Where, found, expected);
}
