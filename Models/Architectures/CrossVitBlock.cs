using System.Globalization;
using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>A multi-scale block of CrossViT: each branch's own transformer blocks, then its class token attends to the other branch's patches.</summary>
/// <remarks>
/// Keys <c>blocks.B.J</c> (as timm's ViT), <c>projs.B.{0,2}</c> (class token into the other branch's width: normalisation, GELU, linear),
/// <c>fusion.B.{norm1,attn.wq,attn.wk,attn.wv,attn.proj}</c>, <c>revert_projs.B.{0,2}</c> (back). Sites under the block's path:
/// <c>blocks.B.J</c> with the parts of <see cref="TokenBlock"/>; <c>fusion.B</c>, the class token of branch B after it looked at the other
/// branch (a vector of that branch's width), with the parts <c>norm1</c>, <c>attn</c>, <c>attn.q</c>, <c>k</c>, <c>v</c>, <c>weights</c>,
/// <c>head.H</c> (one query); <c>branch.B</c>, the tokens that leave the block.
/// </remarks>
internal sealed class CrossVitBlock : torch.nn.Module
{
    /// <summary>ε of every published CrossViT.</summary>
    public const double Epsilon = 1e-6;

    private readonly ModuleList<ModuleList<TokenBlock>> blocks;
    private readonly ModuleList<Sequential> projs;
    private readonly ModuleList<Fusion> fusion;
    private readonly ModuleList<Sequential> revert_projs;
    private readonly Wiring _wiring;
    private readonly string _path;

    public CrossVitBlock(Wiring wiring, CrossVitSizes sizes, string path)
        : base(nameof(CrossVitBlock))
    {
        blocks = [];
        projs = [];
        fusion = [];
        revert_projs = [];
        for (int branch = 0; branch < 2; branch++)
        {
            int width = sizes.Widths[branch];
            int other = sizes.Widths[1 - branch];
            var published = new TokenNetworkSizes(sizes.ImageSizes[branch], sizes.Patches[branch], sizes.Depths[branch], sizes.Heads[branch], width, sizes.HiddenRatio * width, sizes.Classes) { Epsilon = Epsilon };
            ModuleList<TokenBlock> own = [];
            for (int i = 0; i < sizes.Depths[branch]; i++)
            {
                own.Add(new TokenBlock(wiring, published, i));
            }

            blocks.Add(own);
            projs.Add(Projection(wiring, width, other));
            fusion.Add(new Fusion(wiring, other, sizes.Heads[1 - branch], string.Create(CultureInfo.InvariantCulture, $"{path}.fusion.{branch}")));
            revert_projs.Add(Projection(wiring, other, width));
        }

        _wiring = wiring;
        _path = path;
        RegisterComponents();
    }

    /// <param name="first">(batch × tokens × d) of branch 0, borrowed.</param>
    /// <param name="second">The same of branch 1.</param>
    /// <returns>Both branches' tokens, in the caller's dispose scope.</returns>
    public (torch.Tensor First, torch.Tensor Second) Run(torch.Tensor first, torch.Tensor second)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor[] own = [Own(first, 0), Own(second, 1)];
        torch.Tensor[] crossed = [Cross(own[0], own[1], 0), Cross(own[1], own[0], 1)];
        return (crossed[0].MoveToOuterDisposeScope(), crossed[1].MoveToOuterDisposeScope());
    }

    private static Sequential Projection(Wiring wiring, int from, int to) => torch.nn.Sequential(("0", new LayerNormalization(wiring, from, Epsilon)), ("1", torch.nn.GELU()), ("2", new Dense(wiring, from, to)));

    private torch.Tensor Own(torch.Tensor x, int branch)
    {
        for (int i = 0; i < blocks[branch].Count; i++)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{_path}.blocks.{branch}.{i}");
            x = _wiring.Site(path, blocks[branch][i].Run(x, path, null));
        }

        return x;
    }

    private torch.Tensor Cross(torch.Tensor own, torch.Tensor other, int branch)
    {
        torch.Tensor token = projs[branch].forward(own.narrow(1, 0, 1));
        torch.Tensor looked = fusion[branch].Run(token, Patches(other));
        torch.Tensor back = revert_projs[branch].forward(looked);
        return _wiring.Site(string.Create(CultureInfo.InvariantCulture, $"{_path}.branch.{branch}"), torch.cat([back, Patches(own)], 1));
    }

    private static torch.Tensor Patches(torch.Tensor tokens) => tokens.narrow(1, 1, tokens.shape[1] - 1);

    /// <summary>A class token attends to itself and to another branch's patches.</summary>
    private sealed class Fusion : torch.nn.Module
    {
        private readonly LayerNormalization norm1;
        private readonly Attention attn;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Fusion(Wiring wiring, int width, int heads, string path)
            : base(nameof(Fusion))
        {
            norm1 = new LayerNormalization(wiring, width, Epsilon);
            attn = new Attention(wiring, width, heads, $"{path}.attn");
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        /// <returns>(batch × 1 × d).</returns>
        public torch.Tensor Run(torch.Tensor token, torch.Tensor patches)
        {
            torch.Tensor normed = _wiring.Part($"{_path}.norm1", norm1.forward(torch.cat([token, patches], 1)));
            torch.Tensor attended = _wiring.Part($"{_path}.attn", attn.forward(normed), prefixTokens: 0);
            return _wiring.Site(_path, token.Plus(attended).squeeze(1)).unsqueeze(1);
        }
    }

    private sealed class Attention : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense wq;
        private readonly Dense wk;
        private readonly Dense wv;
        private readonly Dense proj;
        private readonly AttentionHeads _heads;

        public Attention(Wiring wiring, int width, int heads, string path)
            : base(nameof(Attention))
        {
            wq = new Dense(wiring, width, width);
            wk = new Dense(wiring, width, width);
            wv = new Dense(wiring, width, width);
            proj = new Dense(wiring, width, width);
            _heads = new AttentionHeads(wiring, path, heads);
            RegisterComponents();
        }

        /// <param name="input">(batch × 1 + patches × d): the class token is the only query.</param>
        public override torch.Tensor forward(torch.Tensor input)
            => proj.forward(_heads.Attend(wq.forward(input.narrow(1, 0, 1)), wk.forward(input), wv.forward(input), prefixOfQueries: 0));
    }
}
