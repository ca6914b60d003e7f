using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>Holds the patch convolution under the key <c>proj</c>, as timm's <c>patch_embed</c> does.</summary>
internal sealed class PatchProjection : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly SquareConvolution proj;

    public PatchProjection(Wiring wiring, int width, int patch)
        : base(nameof(PatchProjection))
    {
        proj = new SquareConvolution(wiring, 3, width, patch, patch);
        RegisterComponents();
    }

    /// <param name="input">(batch × 3 × height × width).</param>
    /// <returns>(batch × d × rows × columns).</returns>
    public override torch.Tensor forward(torch.Tensor input) => proj.forward(input);
}
