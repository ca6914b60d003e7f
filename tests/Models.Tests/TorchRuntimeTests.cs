using TorchSharp;

namespace Concord.Models.Tests;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void The_description_names_version_threads_and_devices()
    {
        TorchInfo info = TorchRuntime.Describe();
        Assert.Equal(info.BindingLibtorch, NativeOptions.LibtorchVersion()); // read from the library itself
        Assert.Equal(info.BindingLibtorch, info.LibtorchVersion);
        Assert.StartsWith("2.", info.LibtorchVersion, StringComparison.Ordinal);
        Assert.Equal("cpu", info.Devices[0]);
        Assert.True(info.Threads >= 1);
        Assert.Equal(info.Devices.Count == 1, info.CudaRemedy is not null);
    }

    [Fact]
    public void A_missing_GPU_is_refused_with_a_remedy()
    {
        Assert.SkipWhen(torch.cuda_is_available(), "this machine has CUDA");
        ModelException error = Assert.Throws<ModelException>(() => TorchRuntime.Configure(1, "cuda:0"));
        Assert.Contains("-p:Torch=cuda", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:x")]
    [InlineData("CPU")]
    public void A_device_of_another_name_is_refused(string device)
    {
        ModelException error = Assert.Throws<ModelException>(() => TorchRuntime.Configure(1, device));
        Assert.Contains("cpu, cuda or cuda:N", error.Message, StringComparison.Ordinal);
    }
}
