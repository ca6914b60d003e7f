using TorchSharp;

namespace Concord.Models.Tests;

public sealed class NativeLoadingTests
{
    [Fact]
    public void Libtorch_loads_and_multiplies()
    {
        using torch.Tensor a = torch.arange(6, dtype: torch.float64).reshape(2, 3);
        using torch.Tensor b = a.matmul(a.t());
        Assert.Equal(50.0, b[1, 1].item<double>());
    }
}
