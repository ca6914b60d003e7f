using Concord.Models.Blocks;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>From pixels to the map of patches of a CrossViT's branch; key <c>proj</c>, or <c>proj.{0,2,4}</c> of the † networks.</summary>
/// <remarks>† : 7×7 with stride 4, then two 3×3 convolutions with strides 3 and 1 (patches of 12) or 2 and 2 (patches of 16), ReLU between; neighbouring patches overlap.</remarks>
internal sealed class CrossVitStem : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> proj;

    public CrossVitStem(Wiring wiring, CrossVitSizes sizes, int branch)
        : base(nameof(CrossVitStem))
    {
        int width = sizes.Widths[branch];
        int patch = sizes.Patches[branch];
        bool isTwelve = patch == 12;
        proj = sizes.HasConvolutionalStem
            ? torch.nn.Sequential(
                ("0", new SquareConvolution(wiring, 3, width / 4, 7, stride: 4, padding: 3)),
                ("1", torch.nn.ReLU()),
                ("2", new SquareConvolution(wiring, width / 4, width / 2, 3, stride: isTwelve ? 3 : 2, padding: isTwelve ? 0 : 1)),
                ("3", torch.nn.ReLU()),
                ("4", new SquareConvolution(wiring, width / 2, width, 3, stride: isTwelve ? 1 : 2, padding: 1)))
            : new SquareConvolution(wiring, 3, width, patch, patch);
        RegisterComponents();
    }

    /// <param name="input">(batch × 3 × side × side).</param>
    public override torch.Tensor forward(torch.Tensor input) => proj.forward(input);
}
