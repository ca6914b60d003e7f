using System.Globalization;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The family of vision transformers: stem, prefix tokens, positions, pre-norm blocks of attention and MLP, pooling, head; each mechanism can be exchanged.</summary>
/// <remarks>
/// Dosovitskiy et al. 2021, arXiv:2010.11929, and what grew from it (DeiT, DINO, DINOv2, CLIP's image tower, V-MoE): see the members of
/// <see cref="TokenNetworkSizes"/>. Keys are timm's (<c>cls_token</c>, <c>pos_embed</c>, <c>patch_embed.proj</c>, <c>norm_pre</c>,
/// <c>blocks.i.{norm1,attn.qkv,attn.proj,ls1.gamma,norm2,mlp.fc1,mlp.fc2,ls2.gamma}</c>, <c>norm</c>, <c>fc_norm</c>, <c>head</c>); other code
/// bases' files are read through a naming scheme. Sites: <c>patch_embed</c> (map), <c>embed</c> (tokens with positions, after CLIP's first
/// normalisation), each block <c>blocks.i</c> with the parts of <see cref="TokenBlock"/>, <c>norm</c>, <c>pooled</c> (what the head reads), and
/// the head's output. A recurrent network's steps are its blocks.
/// </remarks>
internal sealed class TokenNetwork : Network
{
    private readonly Parameter? cls_token;
    private readonly Parameter? dist_token;
    private readonly Parameter? reg_token;
    private readonly Parameter? pos_embed;
    private readonly Parameter? pos_proj;
    private readonly TokenStem patch_embed;
    private readonly LayerNormalization? norm_pre;
    private readonly ModuleList<TokenBlock> blocks;
    private readonly LayerNormalization? norm;
    private readonly LayerNormalization? fc_norm;
    private readonly Dense? head;
    private readonly Dense? head_dist;
    private readonly TokenNetworkSizes _sizes;
    private readonly TokenPositions _positions;

    public TokenNetwork(Wiring wiring, TokenNetworkSizes sizes)
        : base(nameof(TokenNetwork), wiring, sizes.PrefixTokens, requiredInputSize: null, inputMultiple: sizes.Patch, hasClassToken: sizes.HasClassToken)
    {
        _sizes = sizes;
        cls_token = sizes.HasClassToken ? wiring.Parameter(1, 1, sizes.Width) : null;
        dist_token = sizes.HasDistillation ? wiring.Parameter(1, 1, sizes.Width) : null;
        reg_token = sizes.Registers > 0 ? wiring.Parameter(1, sizes.Registers, sizes.Width) : null;
        pos_embed = TokenPositions.TableShape(sizes) is { } table ? wiring.Parameter(table) : null;
        pos_proj = TokenPositions.MapShape(sizes) is { } map ? wiring.Parameter(map) : null;
        _positions = new TokenPositions(wiring, sizes);
        patch_embed = new TokenStem(wiring, sizes);
        norm_pre = sizes.HasNormBefore && sizes.HasNorms ? new LayerNormalization(wiring, sizes.Width, sizes.Epsilon) : null;
        blocks = [];
        for (int i = 0; i < (sizes.IsRecurrent ? 1 : sizes.Depth); i++)
        {
            blocks.Add(new TokenBlock(wiring, sizes, i));
        }

        int pooled = sizes.Pool == PoolKind.ClassAndMean ? 2 * sizes.Width : sizes.Width;
        norm = sizes.HasNorms && !sizes.HasPoolNorm ? new LayerNormalization(wiring, sizes.Width, sizes.Epsilon) : null;
        fc_norm = sizes.HasNorms && sizes.HasPoolNorm ? new LayerNormalization(wiring, pooled, sizes.Epsilon) : null;
        head = sizes.Classes > 0 ? new Dense(wiring, pooled, sizes.Classes, sizes.HasHeadBias) : null;
        head_dist = sizes is { Classes: > 0, HasDistillation: true } ? new Dense(wiring, pooled, sizes.Classes) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override int? NativeInputSize => pos_embed is null ? null : _sizes.ImageSize;

    /// <summary>The name of block <paramref name="index"/>, as key and as site.</summary>
    public static string BlockName(int index) => string.Create(CultureInfo.InvariantCulture, $"blocks.{index}");

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor map = Site("patch_embed", patch_embed.forward(input));
        (int rows, int columns) = ((int)map.shape[2], (int)map.shape[3]);
        torch.Tensor x = Embed(map, rows, columns);
        torch.Tensor? mask = _sizes.Mask is { } edges
            ? torch.tensor(edges.Logits(rows, columns, PrefixTokens), x.shape[1], x.shape[1]).to(x.dtype, x.device)
            : null;
        for (int i = 0; i < _sizes.Depth; i++)
        {
            torch.Tensor next = blocks[_sizes.IsRecurrent ? 0 : i].Run(x, BlockName(i), mask);
            x.Dispose();
            x = Site(BlockName(i), next);
        }

        x = norm is null ? x : Site("norm", norm.forward(x));
        torch.Tensor pooled = Pooled(x);
        pooled = Site("pooled", fc_norm?.forward(pooled) ?? pooled);
        return head is null ? pooled : Site(_sizes.HeadSite, Output(pooled, x));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// torchvision's scheme: patch convolution truncated normal √(1/fan-in), positions N(0, 0.02²), class and other prefix tokens and biases 0,
    /// attention and MLP Xavier uniform, queries, keys and values as one matrix (the MLP's biases N(0, 1e-6²)), <c>proj</c> PyTorch's default. Departures:
    /// torchvision's classifier starts at zero, which would make the layer <c>logits</c> constant; here N(0, 0.02²) truncated, as timm's.
    /// LayerScale starts at 1, not at DINOv2's 1e-5, which would leave the untrained network without blocks. Register tokens N(0, 0.02²).
    /// </remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => _sizes.Initial is { } own ? own(parameter, _sizes) : parameter switch
    {
        { Key: "cls_token" or "dist_token" or "patch_embed.proj.bias" or "head.bias" or "head_dist.bias" } => InitialValue.Zero,
        { Key: "pos_embed" or "reg_token" } => InitialValue.Normal(0.02),
        _ when parameter.EndsWith("gamma") => InitialValue.One,
        _ when parameter.Key.StartsWith("patch_embed.stem.", StringComparison.Ordinal) => parameter.IsOfMatrixLayer ? InitialValue.Kaiming(parameter.FanOut) : InitialValue.Normalization(parameter),
        { Key: "patch_embed.proj.weight" } => InitialValue.TruncatedNormal(Math.Sqrt(1.0 / parameter.FanIn)),
        { Key: "head.weight" or "head_dist.weight" } => InitialValue.TruncatedNormal(0.02),
        _ when parameter.Key.Contains("norm", StringComparison.Ordinal) => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("qkv.bias") || parameter.EndsWith("proj.bias") => InitialValue.Zero,
        _ when parameter.EndsWith("proj.weight") => InitialValue.TorchDefault(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Normal(1e-6),
        _ => InitialValue.Xavier(parameter),
    };

    private torch.Tensor Embed(torch.Tensor map, int rows, int columns)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor patches = map.flatten(2).transpose(1, 2);
        torch.Tensor[] special = [.. ((torch.Tensor?[])[cls_token, dist_token]).OfType<torch.Tensor>().Select(token => token.expand(map.shape[0], -1, -1))];
        torch.Tensor[] registers = reg_token is null ? [] : [reg_token.expand(map.shape[0], -1, -1)];
        torch.Tensor tokens;
        if (_sizes.HasPrefixPositions && special.Length > 0)
        {
            torch.Tensor placed = _positions.Add(torch.cat([.. special, patches], 1), rows, columns, pos_embed, pos_proj);
            long count = _sizes.SpecialTokens;
            tokens = registers.Length == 0 ? placed : torch.cat([placed.narrow(1, 0, count), .. registers, placed.narrow(1, count, placed.shape[1] - count)], 1);
        }
        else
        {
            tokens = torch.cat([.. special, .. registers, _positions.Add(patches, rows, columns, pos_embed, pos_proj)], 1);
        }

        return Site("embed", norm_pre?.forward(tokens) ?? tokens).MoveToOuterDisposeScope();
    }

    private torch.Tensor Pooled(torch.Tensor x) => _sizes.Pool switch
    {
        PoolKind.Class => x.select(1, 0),
        PoolKind.Mean => Patches(x).mean([1]),
        _ => torch.cat([x.select(1, 0), Patches(x).mean([1])], 1),
    };

    private torch.Tensor Patches(torch.Tensor x) => x.narrow(1, PrefixTokens, x.shape[1] - PrefixTokens);

    // DeiT: the mean of the two heads' logits.
    private torch.Tensor Output(torch.Tensor pooled, torch.Tensor x)
        => head_dist is null ? head!.forward(pooled) : head!.forward(pooled).Adding(head_dist.forward(x.select(1, 1))).div_(2);
}
