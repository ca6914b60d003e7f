using System.Runtime.InteropServices;
using Concord.Alignment;

namespace Concord.Benchmarks;

/// <summary>The matrices that <c>side.write</c> leaves for both sides: rows and columns as int32, then the values; read without a second copy, which would count as peak memory.</summary>
internal static class SideFiles
{
    /// <summary>Reads <c>NAME.f8</c> or <c>NAME.f4</c>, in that precision.</summary>
    public static Matrix Read(string folder, string name)
    {
        string wide = Path.Combine(folder, name + ".f8");
        bool isDouble = File.Exists(wide);
        using FileStream stream = File.OpenRead(isDouble ? wide : Path.Combine(folder, name + ".f4"));
        Span<int> shape = stackalloc int[2];
        stream.ReadExactly(MemoryMarshal.AsBytes(shape));
        return isDouble
            ? new Matrix(shape[0], shape[1], Values<double>(stream, shape[0], shape[1]))
            : Matrix.FromFloats(shape[0], shape[1], Values<float>(stream, shape[0], shape[1]));
    }

    private static T[] Values<T>(FileStream stream, int rows, int columns)
        where T : struct
    {
        var values = new T[(long)rows * columns];
        for (int row = 0; row < rows; row++)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(row * columns, columns)));
        }

        return values;
    }
}
