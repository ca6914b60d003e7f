using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>From an image to a map of patch features; keys below <c>patch_embed</c> as timm's.</summary>
internal sealed class TokenStem : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly SquareConvolution proj;
    private readonly ModuleList<Sequential>? stem;

    public TokenStem(Wiring wiring, TokenNetworkSizes sizes)
        : base(nameof(TokenStem))
    {
        switch (sizes.Stem)
        {
            case StemKind.Overlapping:
                // Kernel 2P, stride P, padding P/2: as many patches as without overlap.
                proj = new SquareConvolution(wiring, 3, sizes.Width, 2 * sizes.Patch, sizes.Patch, sizes.Patch / 2, sizes.HasStemBias);
                break;
            case StemKind.Convolutional:
                stem = [];
                int halvings = int.Log2(sizes.Patch);
                int channels = 3;
                for (int i = 0; i < halvings; i++)
                {
                    int outputs = Math.Max(8, sizes.Width >> (halvings - 1 - i));
                    stem.Add(torch.nn.Sequential(
                        ("conv", new SquareConvolution(wiring, channels, outputs, 3, 2, 1, hasBias: false)),
                        ("bn", new BatchNormalization(wiring, outputs)),
                        ("act", torch.nn.ReLU())));
                    channels = outputs;
                }

                proj = new SquareConvolution(wiring, channels, sizes.Width, 1, hasBias: sizes.HasStemBias);
                break;
            default:
                proj = new SquareConvolution(wiring, 3, sizes.Width, sizes.Patch, sizes.Patch, hasBias: sizes.HasStemBias);
                break;
        }

        RegisterComponents();
    }

    /// <param name="input">(batch × 3 × height × width).</param>
    /// <returns>(batch × d × rows × columns), owned by the caller.</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor x = input;
        for (int i = 0; i < (stem?.Count ?? 0); i++)
        {
            x = stem![i].forward(x);
        }

        return proj.forward(x).MoveToOuterDisposeScope();
    }
}
