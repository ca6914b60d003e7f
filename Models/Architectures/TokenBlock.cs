using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>One block of a token network: x + attention(norm(x)), then x + MLP(norm(x)); keys as timm's.</summary>
/// <remarks>Parts under the block's path: <c>norm1</c>, <c>attn</c> (with its own parts) before the sum, <c>mid</c> after it, <c>norm2</c>, <c>mlp</c> (with <c>mlp.hidden</c>) before the second sum.</remarks>
internal sealed class TokenBlock : torch.nn.Module
{
    private readonly LayerNormalization? norm1;
    private readonly TokenAttention attn;
    private readonly LayerScale? ls1;
    private readonly LayerNormalization? norm2;
    private readonly TokenFeedForward mlp;
    private readonly LayerScale? ls2;
    private readonly Wiring _wiring;
    private readonly bool _hasResiduals;

    public TokenBlock(Wiring wiring, TokenNetworkSizes sizes, int index)
        : base(nameof(TokenBlock))
    {
        norm1 = sizes.HasNorms ? new LayerNormalization(wiring, sizes.Width, sizes.Epsilon) : null;
        attn = new TokenAttention(wiring, sizes);
        ls1 = sizes.HasLayerScale ? new LayerScale(wiring, sizes.Width) : null;
        norm2 = sizes.HasNorms ? new LayerNormalization(wiring, sizes.Width, sizes.Epsilon) : null;
        mlp = new TokenFeedForward(wiring, sizes, sizes.HasExperts(index));
        ls2 = sizes.HasLayerScale ? new LayerScale(wiring, sizes.Width) : null;
        _wiring = wiring;
        _hasResiduals = sizes.HasResiduals;
        RegisterComponents();
    }

    /// <param name="x">(batch × tokens × d), borrowed.</param>
    /// <param name="path">The block's site.</param>
    /// <param name="mask">Added to the attention's logits; null for none.</param>
    /// <returns>(batch × tokens × d), in the caller's dispose scope.</returns>
    public torch.Tensor Run(torch.Tensor x, string path, torch.Tensor? mask)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor attended = attn.Run(Part($"{path}.norm1", norm1?.forward(x) ?? x), $"{path}.attn", mask);
        torch.Tensor mid = Part($"{path}.mid", Sum(x, Part($"{path}.attn", ls1?.Scale(attended) ?? attended)));
        torch.Tensor passed = mlp.Run(Part($"{path}.norm2", norm2?.forward(mid) ?? mid), $"{path}.mlp");
        return Sum(mid, Part($"{path}.mlp", ls2?.Scale(passed) ?? passed)).MoveToOuterDisposeScope();
    }

    private torch.Tensor Part(string name, torch.Tensor x) => _wiring.Part(name, x);

    private torch.Tensor Sum(torch.Tensor x, torch.Tensor branch) => _hasResiduals ? branch.Adding(x) : branch;

    private sealed class LayerScale : torch.nn.Module
    {
        private readonly Parameter gamma;

        public LayerScale(Wiring wiring, int width)
            : base(nameof(LayerScale))
        {
            gamma = wiring.Parameter(width);
            RegisterComponents();
        }

        public torch.Tensor Scale(torch.Tensor x) => x.mul_(gamma);
    }
}
