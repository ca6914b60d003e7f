using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>A NumPy array in C order, kept in its own type until asked for.</summary>
public sealed class NpyArray
{
    private readonly byte[] _data;

    internal NpyArray(string where, NpyType type, int[] shape, byte[] littleEndianC)
    {
        Where = where;
        Type = type.Text;
        Kind = type.Kind;
        ItemSize = type.ItemSize;
        Shape = shape;
        Count = littleEndianC.Length / Math.Max(1, type.ItemSize);
        _data = littleEndianC;
    }

    /// <summary>File and member.</summary>
    public string Where { get; }

    /// <summary>NumPy's type text, such as "&lt;f4".</summary>
    public string Type { get; }

    /// <summary>What it holds.</summary>
    public NpyKind Kind { get; }

    /// <summary>Bytes an element.</summary>
    public int ItemSize { get; }

    /// <summary>Sizes; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The product of the sizes; 1 for a scalar.</summary>
    public int Count { get; }

    /// <summary>Sizes as text.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)})";

    /// <summary>Whether the elements are numbers (bool included).</summary>
    public bool IsNumeric => Kind is not (NpyKind.Unicode or NpyKind.Bytes);

    /// <summary>(Count) numbers in C order; int64 beyond 2⁵³ is rounded to the nearest double.</summary>
    /// <exception cref="DatasetException">The array holds texts.</exception>
    public double[] ToDoubles()
    {
        RequireNumbers();
        if (Kind is NpyKind.Float && ItemSize == 8)
        {
            return MemoryMarshal.Cast<byte, double>(_data).ToArray();
        }

        double[] values = new double[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = At(i);
        }

        return values;
    }

    /// <summary>(Count) numbers in C order, rounded to float32.</summary>
    /// <exception cref="DatasetException">The array holds texts.</exception>
    public float[] ToSingles()
    {
        RequireNumbers();
        if (Kind is NpyKind.Float && ItemSize == 4)
        {
            return MemoryMarshal.Cast<byte, float>(_data).ToArray();
        }

        float[] values = new float[Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)At(i);
        }

        return values;
    }

    /// <summary>(Count) whole numbers in C order.</summary>
    /// <exception cref="DatasetException">The array holds texts, fractions, or numbers beyond int64.</exception>
    public long[] ToInt64s()
    {
        RequireNumbers();
        long[] values = new long[Count];
        for (int i = 0; i < values.Length; i++)
        {
            double value = At(i);
            values[i] = Kind switch
            {
                NpyKind.Int when ItemSize == 8 => BinaryPrimitives.ReadInt64LittleEndian(_data.AsSpan(i * 8)),
                NpyKind.UInt when ItemSize == 8 && BinaryPrimitives.ReadUInt64LittleEndian(_data.AsSpan(i * 8)) <= long.MaxValue => BinaryPrimitives.ReadInt64LittleEndian(_data.AsSpan(i * 8)),
                _ when value == Math.Floor(value) && Math.Abs(value) < 9.2e18 => (long)value,
                _ => throw new DatasetException(Where, $"{value} at position {i}", "whole numbers", "Store labels and counts as integers."),
            };
        }

        return values;
    }

    /// <summary>(Count) bytes of a uint8 array, in C order; the array itself, not a copy.</summary>
    /// <exception cref="DatasetException">Another type.</exception>
    public ReadOnlyMemory<byte> AsBytes() => Kind is NpyKind.UInt or NpyKind.Bool && ItemSize == 1
        ? _data
        : throw new DatasetException(Where, $"type {Type}", "uint8", "Store 8-bit pixels as uint8.");

    /// <summary>(Count) texts: of U arrays as they are, of S arrays as UTF-8; padding removed.</summary>
    /// <exception cref="DatasetException">The array holds numbers, or bytes that are not text.</exception>
    public string[] ToStrings()
    {
        if (IsNumeric)
        {
            throw new DatasetException(Where, $"type {Type}", "texts (U or S)", "Store ids with numpy.array(ids, dtype='U').");
        }

        Encoding encoding = Kind is NpyKind.Unicode ? new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true) : new UTF8Encoding(false, true);
        string[] texts = new string[Count];
        for (int i = 0; i < texts.Length; i++)
        {
            try
            {
                texts[i] = encoding.GetString(_data, i * ItemSize, ItemSize).TrimEnd('\0');
            }
            catch (ArgumentException fault)
            {
                throw new DatasetException(Where, $"bytes at position {i} that are not text", "UTF-32 in U, UTF-8 in S", "Write the ids anew.", fault);
            }
        }

        return texts;
    }

    private double At(int i)
    {
        ReadOnlySpan<byte> at = _data.AsSpan(i * ItemSize);
        return (Kind, ItemSize) switch
        {
            (NpyKind.Float, 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(at),
            (NpyKind.Float, 4) => BinaryPrimitives.ReadSingleLittleEndian(at),
            (NpyKind.Float, _) => BinaryPrimitives.ReadDoubleLittleEndian(at),
            (NpyKind.Int, 1) => (sbyte)at[0],
            (NpyKind.Int, 2) => BinaryPrimitives.ReadInt16LittleEndian(at),
            (NpyKind.Int, 4) => BinaryPrimitives.ReadInt32LittleEndian(at),
            (NpyKind.Int, _) => BinaryPrimitives.ReadInt64LittleEndian(at),
            (NpyKind.UInt, 2) => BinaryPrimitives.ReadUInt16LittleEndian(at),
            (NpyKind.UInt, 4) => BinaryPrimitives.ReadUInt32LittleEndian(at),
            (NpyKind.UInt, 8) => BinaryPrimitives.ReadUInt64LittleEndian(at),
            _ => at[0],
        };
    }

    private void RequireNumbers()
    {
        if (!IsNumeric)
        {
            throw new DatasetException(Where, $"type {Type}", "numbers", "Store numbers as float32, float64 or integers.");
        }
    }
}
