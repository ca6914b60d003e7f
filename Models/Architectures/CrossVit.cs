using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>CrossViT: two vision transformers with patches of different size, whose class tokens look at each other's patches; their logits are averaged.</summary>
/// <remarks>
/// Chen, Fan and Panda 2021, arXiv:2103.14899; IBM/CrossViT, models/crossvit.py, commit 3f7ab77. Keys are timm's (<c>pos_embed_B</c>,
/// <c>cls_token_B</c>, <c>patch_embed.B</c>, <c>blocks.I</c> as <see cref="CrossVitBlock"/>, <c>norm.B</c>, <c>head.B</c>). The second branch
/// sees the image resized to its own side: bicubic, a = −0.75, no aligned corners, no antialiasing. ε 1e-6. Sites, branch B 0 or 1:
/// <c>patch_embed.B</c> (map), <c>embed.B</c>, the sites of each block, <c>norm.B</c> (tokens), <c>pooled</c> (both class tokens side by side),
/// <c>logits</c>; parts <c>head.B</c>, each branch's own logits.
/// </remarks>
internal sealed class CrossVit : Network
{
    private readonly Parameter pos_embed_0;
    private readonly Parameter pos_embed_1;
    private readonly Parameter cls_token_0;
    private readonly Parameter cls_token_1;
    private readonly ModuleList<CrossVitStem> patch_embed;
    private readonly ModuleList<CrossVitBlock> blocks;
    private readonly ModuleList<LayerNormalization> norm;
    private readonly ModuleList<Dense> head;
    private readonly CrossVitSizes _sizes;
    private readonly Wiring _wiring;

    public CrossVit(Wiring wiring, CrossVitSizes sizes)
        : base(nameof(CrossVit), wiring, prefixTokens: 1, requiredInputSize: sizes.ImageSizes[0])
    {
        _sizes = sizes;
        _wiring = wiring;
        pos_embed_0 = wiring.Parameter(1, sizes.Tokens(0), sizes.Widths[0]);
        pos_embed_1 = wiring.Parameter(1, sizes.Tokens(1), sizes.Widths[1]);
        cls_token_0 = wiring.Parameter(1, 1, sizes.Widths[0]);
        cls_token_1 = wiring.Parameter(1, 1, sizes.Widths[1]);
        patch_embed = [];
        norm = [];
        head = [];
        for (int branch = 0; branch < 2; branch++)
        {
            patch_embed.Add(new CrossVitStem(wiring, sizes, branch));
            norm.Add(new LayerNormalization(wiring, sizes.Widths[branch], CrossVitBlock.Epsilon));
            head.Add(new Dense(wiring, sizes.Widths[branch], sizes.Classes));
        }

        blocks = [];
        for (int i = 0; i < sizes.Blocks; i++)
        {
            blocks.Add(new CrossVitBlock(wiring, sizes, string.Create(CultureInfo.InvariantCulture, $"blocks.{i}")));
        }

        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor first = Embed(input, 0, cls_token_0, pos_embed_0);
        torch.Tensor second = Embed(input, 1, cls_token_1, pos_embed_1);
        for (int i = 0; i < blocks.Count; i++)
        {
            (torch.Tensor nextFirst, torch.Tensor nextSecond) = blocks[i].Run(first, second);
            first.Dispose();
            second.Dispose();
            (first, second) = (nextFirst, nextSecond);
        }

        torch.Tensor[] normed = [Site("norm.0", norm[0].forward(first)), Site("norm.1", norm[1].forward(second))];
        torch.Tensor pooled = Site("pooled", torch.cat([normed[0].select(1, 0), normed[1].select(1, 0)], 1));
        torch.Tensor[] halves = pooled.split([_sizes.Widths[0], _sizes.Widths[1]], 1);
        torch.Tensor[] logits = [_wiring.Part("head.0", head[0].forward(halves[0])), _wiring.Part("head.1", head[1].forward(halves[1]))];
        return Site("logits", logits[0].Plus(logits[1]) / 2);
    }

    /// <inheritdoc/>
    /// <remarks>As in the source: linear layers, class tokens and positions N(0, 0.02²), biases 0, convolutions PyTorch's default.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        _ when parameter.Key.StartsWith("patch_embed.", StringComparison.Ordinal) => InitialValue.TorchDefault(parameter),
        { IsOfMatrixLayer: false } => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Zero,
        _ => InitialValue.TruncatedNormal(0.02),
    };

    private torch.Tensor Embed(torch.Tensor input, int branch, torch.Tensor classToken, torch.Tensor positions)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long side = branch == 0 ? _sizes.ImageSizes[0] : _sizes.ImageSizes[1];
        torch.Tensor seen = input.shape[2] == side ? input : torch.nn.functional.interpolate(input, [side, side], mode: torch.InterpolationMode.Bicubic, align_corners: false);
        torch.Tensor map = Site(string.Create(CultureInfo.InvariantCulture, $"patch_embed.{branch}"), patch_embed[branch].forward(seen));
        torch.Tensor tokens = PatchEmbedding.Tokens(map, classToken, _wiring.Positions(positions, 1));
        return Site(string.Create(CultureInfo.InvariantCulture, $"embed.{branch}"), tokens).MoveToOuterDisposeScope();
    }
}
