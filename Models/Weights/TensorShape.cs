namespace Concord.Models.Weights;

/// <summary>Arithmetic of shapes that a file states, safe against numbers of any size.</summary>
internal static class TensorShape
{
    /// <summary>Most dimensions that are read.</summary>
    public const int Dimensions = 64;

    /// <summary>The number of elements; null where a size is negative or the product passes what memory can address.</summary>
    public static long? Count(ReadOnlySpan<long> shape)
    {
        UInt128 count = 1;
        bool empty = false;
        foreach (long size in shape)
        {
            empty |= size == 0;
            count *= (UInt128)Math.Max(size, 1);
            if (size < 0 || count > long.MaxValue / 8)
            {
                return null;
            }
        }

        return empty ? 0 : (long)count;
    }

    /// <summary>Strides with the last dimension densest, as C and PyTorch lay arrays out. The shape has been counted.</summary>
    public static long[] RowMajor(ReadOnlySpan<long> shape)
    {
        long[] stride = new long[shape.Length];
        long step = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            stride[i] = step;
            step *= Math.Max(shape[i], 1);
        }

        return stride;
    }

    /// <summary>Strides with the first dimension densest, as Fortran lays arrays out. The shape has been counted.</summary>
    public static long[] ColumnMajor(ReadOnlySpan<long> shape)
    {
        long[] stride = new long[shape.Length];
        long step = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            stride[i] = step;
            step *= Math.Max(shape[i], 1);
        }

        return stride;
    }

    /// <summary>The shape for messages: <c>(64, 3, 7, 7)</c>.</summary>
    public static string Text(ReadOnlySpan<long> shape) => $"({string.Join(", ", shape.ToArray())})";
}
