using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Models.Tests;

public sealed class SameProductsTests
{
    /// <summary>Without MKL_CBWR the second half of the offsets gives other last digits in some hundred cells.</summary>
    [Theory]
    [InlineData(100, 100)]
    [InlineData(500, 200)]
    public void A_product_with_itself_is_the_same_wherever_the_array_lies_in_memory(int rows, int columns)
    {
        _ = TorchRuntime.Describe();
        Random random = new(1);
        double[] values = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextDouble() - 0.5)];
        double[]? first = null;
        for (int offset = 0; offset < 8; offset++)
        {
            double[] place = new double[values.Length + 16];
            GCHandle pin = GCHandle.Alloc(place, GCHandleType.Pinned);
            int toLine = (int)((64 - (pin.AddrOfPinnedObject() % 64)) % 64 / 8);
            values.CopyTo(place, toLine + offset);
            using (Tensor whole = torch.frombuffer(place, ScalarType.Float64))
            using (Tensor matrix = whole.narrow(0, toLine + offset, values.Length).reshape(rows, columns))
            using (Tensor transposed = matrix.t())
            using (Tensor product = matrix.matmul(transposed))
            {
                double[] found = product.data<double>().ToArray();
                first ??= found;
                Assert.Equal(first, found);
            }

            pin.Free();
        }
    }
}
