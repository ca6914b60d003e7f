using Concord.Models.Architectures;
using Concord.Models.Blocks;
using TorchSharp;

namespace Concord.Models.Tests.Blocks;

/// <summary>
/// The talk's E6: what breaks translation equivariance is not learning but aliasing. Local equivariance error of a layer f under a shift to
/// the right, L f(x) = Df(x)[Δx] − Δf(x), with Δ the exact one-sided difference of bilinear sampling, Δx[j] = (x[j+1] − x[j])·(W−1)/2
/// (Gruver et al. 2022, arXiv:2210.02984; SYSTEMS specification a). Float64.
/// </summary>
public sealed class EquivarianceTests
{
    private const int Side = 16;

    [Fact]
    public void A_convolution_of_stride_1_is_equivariant_in_the_interior_and_not_at_the_border()
    {
        using torch.Tensor x = Image();
        using SquareConvolution convolution = Make(stride: 1);
        using torch.Tensor error = LinearError(x, convolution.forward);
        using torch.Tensor interior = error.narrow(2, 1, Side - 2).narrow(3, 1, Side - 3); // the last column's difference leaves the image
        Assert.InRange(interior.abs().max().item<double>(), 0, 1e-12);
        Assert.True(error.abs().max().item<double>() > 0.1);
    }

    [Fact]
    public void A_convolution_of_stride_2_is_not_equivariant()
    {
        using torch.Tensor x = Image();
        using SquareConvolution convolution = Make(stride: 2);

        // One unit of the normalised grid is (W−1)/2 pixels of the image and (W/2−1)/2 of the map.
        using torch.Tensor error = LinearError(x, convolution.forward);
        using torch.Tensor interior = error.narrow(2, 1, (Side / 2) - 2).narrow(3, 1, (Side / 2) - 3);
        Assert.True(interior.abs().mean().item<double>() > 0.1);
    }

    [Fact]
    public void A_pointwise_nonlinearity_is_not_equivariant_between_the_pixels()
    {
        using torch.Tensor x = Image();
        using torch.Tensor slope = Difference(x);

        // x²: 2x·Δx − Δ(x²) = −(x[j+1] − x[j])²·(W−1)/2, exactly.
        using torch.Tensor square = (2 * x * slope) - Difference(x * x);
        using torch.Tensor expected = slope.square().mul(-2.0 / (Side - 1));
        using torch.Tensor difference = (square - expected).narrow(3, 0, Side - 1);
        Assert.InRange(difference.abs().max().item<double>(), 0, 1e-12);

        using torch.Tensor relu = (slope * x.gt(0).to(torch.float64)) - Difference(x.relu());
        Assert.True(relu.narrow(3, 0, Side - 1).abs().mean().item<double>() > 0.1);
    }

    [Fact]
    public void The_identity_and_a_sum_of_equivariant_layers_are_equivariant()
    {
        using torch.Tensor x = Image();
        using torch.Tensor identity = LinearError(x, image => image);
        Assert.Equal(0, identity.abs().max().item<double>());
    }

    private static SquareConvolution Make(int stride)
    {
        var convolution = new SquareConvolution(Wiring.Real(), 2, 3, 3, stride, 1, hasBias: false);
        using (torch.no_grad())
        {
            using torch.Tensor weights = HashFormula.Values("weight", [3, 2, 3, 3]);
            convolution.state_dict()["weight"].copy_(weights);
        }

        convolution.to(torch.float64);
        return convolution;
    }

    private static torch.Tensor Image()
    {
        using torch.Tensor single = HashFormula.Input(1, 2, Side, Side);
        return single.to(torch.float64);
    }

    // Of a linear map: f(Δx) − Δf(x).
    private static torch.Tensor LinearError(torch.Tensor x, Func<torch.Tensor, torch.Tensor> map)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return (map(Difference(x)) - Difference(map(x))).MoveToOuterDisposeScope();
    }

    // One-sided difference along the columns per normalised unit; the last column has no right neighbour and gets 0.
    private static torch.Tensor Difference(torch.Tensor x)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long width = x.shape[3];
        torch.Tensor inner = (x.narrow(3, 1, width - 1) - x.narrow(3, 0, width - 1)) * ((width - 1) / 2.0);
        return torch.cat([inner, torch.zeros_like(x.narrow(3, 0, 1))], 3).MoveToOuterDisposeScope();
    }
}
