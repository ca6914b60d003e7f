namespace Concord.Datasets.Formats;

/// <summary>Reads NumPy's .npy files, versions 1 to 3, C and Fortran order, either byte order.</summary>
/// <remarks>
/// Types: float 2/4/8, integers, bool, U (text), S (bytes). Object arrays are pickles and are refused by name; so are structured and complex arrays.
/// One array holds less than 2 GiB. Memory follows the bytes that are really there: a header that promises more is an error and costs nothing.
/// Source: numpy.lib.format.
/// </remarks>
public static class NpyFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="DatasetException">Not an .npy file, truncated, longer than it says, or of a type that is not read.</exception>
    public static NpyArray Read(string path)
    {
        using FileStream file = FileBytes.Open(path);
        return Read(file, path);
    }

    /// <summary>Reads from a stream to its end.</summary>
    /// <param name="stream">Stands at the first byte of the array's header.</param>
    /// <param name="where">What messages call it.</param>
    /// <exception cref="DatasetException">As for a file.</exception>
    public static NpyArray Read(Stream stream, string where)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NpyHeader header = NpyHeader.Read(stream, where);
        byte[] data = ReadData(stream, (int)header.DataBytes, where);
        SwapBytes(data, header.Type.SwapSize);
        if (header.IsFortran && header.Shape.Length > 1)
        {
            data = ToC(data, header.Shape, header.Type.ItemSize);
        }

        return new NpyArray(where, header.Type, header.Shape, data);
    }

    private static byte[] ReadData(Stream stream, int size, string where)
    {
        // Starts small and doubles: a header that lies about its size never makes us allocate what it claims.
        byte[] data = new byte[Math.Min(size, 1 << 20)];
        int filled = 0;
        while (filled < size)
        {
            if (filled == data.Length)
            {
                Array.Resize(ref data, (int)Math.Min(size, 2L * data.Length));
            }

            int got = stream.Read(data, filled, data.Length - filled);
            if (got == 0)
            {
                throw new DatasetException(where, $"{filled} bytes of data", $"{size}", "The file is truncated; copy or save it again.");
            }

            filled += got;
        }

        return stream.ReadByte() < 0
            ? data
            : throw new DatasetException(where, $"bytes after the {size} that the header states", "the end of the file", "The file is damaged; save it again.");
    }

    private static void SwapBytes(byte[] data, int size)
    {
        for (int at = 0; size > 1 && at + size <= data.Length; at += size)
        {
            Array.Reverse(data, at, size);
        }
    }

    private static byte[] ToC(byte[] fortran, int[] shape, int itemSize)
    {
        byte[] c = new byte[fortran.Length];
        int[] index = new int[shape.Length];
        int count = itemSize == 0 ? 0 : fortran.Length / itemSize;
        for (int source = 0; source < count; source++)
        {
            int target = 0;
            for (int axis = 0; axis < shape.Length; axis++)
            {
                target = (target * shape[axis]) + index[axis];
            }

            fortran.AsSpan(source * itemSize, itemSize).CopyTo(c.AsSpan(target * itemSize));
            for (int axis = 0; axis < shape.Length && ++index[axis] == shape[axis]; axis++)
            {
                index[axis] = 0;
            }
        }

        return c;
    }
}
