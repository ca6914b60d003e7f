using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>The border between managed arrays and libtorch: float64, CPU, copies both ways.</summary>
internal static class TensorBridge
{
    /// <summary>Copies a matrix.</summary>
    /// <returns>(rows, columns) float64; owned by the caller.</returns>
    public static Tensor ToTensor(this Matrix matrix) => Of(matrix.Values, matrix.Rows, matrix.Columns);

    /// <summary>Copies an array of rows × columns values.</summary>
    /// <returns>(rows, columns) float64; owned by the caller.</returns>
    public static Tensor Of(double[] values, long rows, long columns)
    {
        Tensor tensor = torch.empty(rows, columns, dtype: ScalarType.Float64);
        if (values.Length > 0)
        {
            tensor.bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan());
        }

        return tensor;
    }

    /// <summary>Copies a vector.</summary>
    /// <returns>(n) float64; owned by the caller.</returns>
    public static Tensor Vector(double[] values) => Of(values, 1, values.Length).reshape(values.Length);

    /// <summary>Copies a tensor out, row-major.</summary>
    public static double[] ToArray(this Tensor tensor)
    {
        using Tensor contiguous = tensor.to(ScalarType.Float64).contiguous();
        return contiguous.data<double>().ToArray();
    }

    /// <summary>Copies a two-dimensional tensor out.</summary>
    public static Matrix ToMatrix(this Tensor tensor) => new((int)tensor.shape[0], (int)tensor.shape[1], tensor.ToArray());
}
