using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>The border between managed arrays and libtorch, on the CPU. Arrays of any length pass, more than 2 GiB too.</summary>
internal static class TensorBridge
{
    /// <summary>A matrix as libtorch sees it where it lies: nothing is copied.</summary>
    /// <returns>(rows, columns) float64, or float32 where the matrix holds that; owned by the caller, not to be written to. The array is pinned while it lives.</returns>
    public static Tensor Borrow(this Matrix matrix) => View(matrix.Singles ?? (Array)matrix.Values, matrix.IsSingle ? ScalarType.Float32 : ScalarType.Float64, matrix.Rows, matrix.Columns);

    /// <summary>Copies a matrix and widens it. Of a wide float32 matrix that is twice its memory: see <see cref="Gram"/> for products without it.</summary>
    /// <returns>(rows, columns) float64; owned by the caller.</returns>
    public static Tensor ToTensor(this Matrix matrix)
    {
        using Tensor view = matrix.Borrow();
        return view.to(ScalarType.Float64, copy: true);
    }

    /// <summary>An array of rows × columns values where it lies: nothing is copied.</summary>
    /// <returns>(rows, columns) float64; owned by the caller. Writes go through to the array, which is pinned while it lives.</returns>
    public static Tensor Of(double[] values, long rows, long columns) => View(values, ScalarType.Float64, rows, columns);

    /// <summary>A vector where it lies.</summary>
    /// <returns>(n) float64; owned by the caller.</returns>
    public static Tensor Vector(double[] values) => Of(values, 1, values.Length).reshape(values.Length);

    /// <summary>Copies a tensor out, row-major.</summary>
    public static double[] ToArray(this Tensor tensor)
    {
        var values = new double[tensor.numel()];
        using Tensor flat = Of(values, 1, values.Length);
        using Tensor target = flat.reshape(tensor.shape);
        target.copy_(tensor);
        return values;
    }

    /// <summary>Copies a two-dimensional tensor out.</summary>
    public static Matrix ToMatrix(this Tensor tensor) => new((int)tensor.shape[0], (int)tensor.shape[1], tensor.ToArray());

    private static Tensor View(Array values, ScalarType type, long rows, long columns)
    {
        if (values.Length == 0)
        {
            return torch.empty(rows, columns, dtype: type);
        }

        using Tensor flat = torch.frombuffer(values, type);
        return flat.reshape(rows, columns);
    }
}
