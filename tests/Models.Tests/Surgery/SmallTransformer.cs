using System.Diagnostics.CodeAnalysis;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Regimes;
using Concord.Models.Surgery;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Tests.Surgery;

/// <summary>A transformer small enough to be taken apart by hand: 8×8 pixels, patches of 4, a class token, two blocks of two heads of three features, five hidden units.</summary>
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "Field names are the keys of the state dict.")]
internal sealed class SmallTransformer : Network
{
    public const int Side = 8;
    public const int Width = 6;
    public const int Heads = 2;
    public const int Hidden = 5;
    public const int Tokens = 5;

    private readonly PatchProjection patch_embed;
    private readonly Parameter cls_token;
    private readonly Parameter pos_embed;
    private readonly ModuleList<Block> blocks;
    private readonly Dense head;
    private readonly Wiring _wiring;

    public SmallTransformer(Wiring wiring)
        : base(nameof(SmallTransformer), wiring, prefixTokens: 1, requiredInputSize: Side)
    {
        patch_embed = new PatchProjection(wiring, Width, 4);
        cls_token = wiring.Parameter(1, 1, Width);
        pos_embed = wiring.Parameter(1, Tokens, Width);
        blocks = [new Block(wiring, "blocks.0"), new Block(wiring, "blocks.1")];
        head = new Dense(wiring, Width, 4);
        _wiring = wiring;
        RegisterComponents();
    }

    /// <summary>With every parameter drawn at large: no unit is idle.</summary>
    public static SmallTransformer Filled(int seed = 3)
    {
        SmallTransformer network = new(Wiring.Real());
        SeededInitialization.Fill(network, seed);
        return network;
    }

    public static torch.Tensor Input(int count = 3) => HashFormula.Input(count, 3, Side, Side);

    /// <summary>Cuts into the network, as loading a model does.</summary>
    public void Cut(Ablation ablation) => Lesion = ablation.Of("small", Layers(), HasPositions);

    public IReadOnlyList<LayerInfo> Layers()
    {
        Lesion = null;
        return ShapeRecorder.Probe(this, Side, Side);
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("embed", PatchEmbedding.Tokens(patch_embed.forward(input), cls_token, _wiring.Positions(pos_embed, 1)));
        x = Site("blocks.0", blocks[0].forward(x));
        x = Site("blocks.1", blocks[1].forward(x));
        return Site("logits", head.forward(Site("pooled", x.mean([1]))));
    }

    public override InitialValue InitialValueOf(ParameterShape parameter) => InitialValue.Normal(0.2);

    [SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "Field names are the keys of the state dict.")]
    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense q;
        private readonly Dense k;
        private readonly Dense v;
        private readonly Dense proj;
        private readonly TokenMlp mlp;
        private readonly AttentionHeads _attention;

        public Block(Wiring wiring, string path)
            : base(nameof(Block))
        {
            q = new Dense(wiring, Width, Width);
            k = new Dense(wiring, Width, Width);
            v = new Dense(wiring, Width, Width);
            proj = new Dense(wiring, Width, Width);
            mlp = new TokenMlp(wiring, $"{path}.mlp", Width, Hidden, Activation.Gelu);
            _attention = new AttentionHeads(wiring, $"{path}.attn", Heads);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = input + proj.forward(_attention.Attend(q.forward(input), k.forward(input), v.forward(input)));
            return (x + mlp.forward(x)).MoveToOuterDisposeScope();
        }
    }
}
