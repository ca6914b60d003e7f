using TorchSharp;

namespace Concord.Models.Tests.Weights;

/// <summary>Values of tensors for comparison.</summary>
internal static class TensorValues
{
    public static double[] Doubles(torch.Tensor tensor)
    {
        if (tensor.numel() == 0)
        {
            return []; // TorchSharp's accessor fails on an empty tensor
        }

        using DisposeScope scope = torch.NewDisposeScope();
        return tensor.to(torch.ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    /// <summary>Same type, shape and bits.</summary>
    public static void AssertSame(torch.Tensor expected, torch.Tensor actual)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal(expected.dtype, actual.dtype);
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.contiguous().bytes.SequenceEqual(actual.contiguous().bytes), "other bits");
    }

    public static string TorchName(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "torch.uint8",
        _ => "torch." + type.ToString().ToLowerInvariant(),
    };
}
