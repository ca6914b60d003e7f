using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The small vision transformers of VNN-COMP 2023: batch normalisation in place of layer normalisation, ReLU, mean over all tokens.</summary>
/// <remarks>
/// github.com/shizhouxing/ViT_vnncomp2023, as exported in its ONNX files (its vit.py shows another network). Keys as timm's ViT with running
/// statistics; <c>fc_norm</c> after the mean over all tokens, the class token among them. Sites: <c>embed</c>, <c>blocks.L.attn_residual</c>,
/// <c>blocks.L</c>, <c>fc_norm</c>, <c>logits</c>; parts <c>blocks.L.attn.…</c> and <c>blocks.L.mlp.hidden</c>.
/// </remarks>
internal sealed class CifarBatchNormVit : Network
{
    private readonly Parameter cls_token;
    private readonly Parameter pos_embed;
    private readonly PatchProjection patch_embed;
    private readonly ModuleList<Block> blocks;
    private readonly BatchNormalization fc_norm;
    private readonly Dense head;
    private readonly Wiring _wiring;

    public CifarBatchNormVit(Wiring wiring, TokenNetworkSizes sizes)
        : base(nameof(CifarBatchNormVit), wiring, prefixTokens: 1, requiredInputSize: sizes.ImageSize)
    {
        cls_token = wiring.Parameter(1, 1, sizes.Width);
        pos_embed = wiring.Parameter(1, sizes.Tokens, sizes.Width);
        patch_embed = new PatchProjection(wiring, sizes.Width, sizes.Patch);
        blocks = [];
        for (int i = 0; i < sizes.Depth; i++)
        {
            blocks.Add(new Block(wiring, sizes, $"blocks.{i}"));
        }

        fc_norm = new BatchNormalization(wiring, sizes.Width);
        head = new Dense(wiring, sizes.Width, sizes.Classes);
        _wiring = wiring;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("embed", PatchEmbedding.Tokens(patch_embed.forward(input), cls_token, _wiring.Positions(pos_embed, 1)));
        for (int i = 0; i < blocks.Count; i++)
        {
            x = Site($"blocks.{i}", blocks[i].forward(x));
        }

        x = Site("fc_norm", fc_norm.forward(x.mean([1])));
        return Site("logits", head.forward(x));
    }

    /// <inheritdoc/>
    /// <remarks>The source's own scheme is not published with the weights: timm's is taken (linear weights, positions and class token N(0, 0.02²), biases 0, patch convolution PyTorch's default).</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => parameter.Key.Contains("norm", StringComparison.Ordinal) ? InitialValue.Normalization(parameter)
            : parameter.Key.StartsWith("patch_embed.", StringComparison.Ordinal) ? InitialValue.TorchDefault(parameter)
            : parameter.EndsWith("bias") ? InitialValue.Zero
            : InitialValue.TruncatedNormal(0.02);

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly BatchNormalization norm1;
        private readonly Attention attn;
        private readonly BatchNormalization norm2;
        private readonly Mlp mlp;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, TokenNetworkSizes sizes, string path)
            : base(nameof(Block))
        {
            norm1 = new BatchNormalization(wiring, sizes.Width);
            attn = new Attention(wiring, sizes, $"{path}.attn");
            norm2 = new BatchNormalization(wiring, sizes.Width);
            mlp = new Mlp(wiring, sizes, $"{path}.mlp");
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor x = attn.forward(norm1.ForTokens(input)).Adding(input);
            x = _wiring.Site($"{_path}.attn_residual", x);
            return mlp.forward(norm2.ForTokens(x)).Adding(x).MoveToOuterDisposeScope();
        }
    }

    private sealed class Attention : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense qkv;
        private readonly Dense proj;
        private readonly AttentionHeads _attention;

        public Attention(Wiring wiring, TokenNetworkSizes sizes, string path)
            : base(nameof(Attention))
        {
            qkv = new Dense(wiring, sizes.Width, 3 * sizes.Width);
            proj = new Dense(wiring, sizes.Width, sizes.Width);
            _attention = new AttentionHeads(wiring, path, sizes.Heads);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input) => proj.forward(PackedAttention.Attend(_attention, qkv.forward(input)));
    }

    private sealed class Mlp : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense fc1;
        private readonly Dense fc2;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Mlp(Wiring wiring, TokenNetworkSizes sizes, string path)
            : base(nameof(Mlp))
        {
            fc1 = new Dense(wiring, sizes.Width, sizes.Hidden);
            fc2 = new Dense(wiring, sizes.Hidden, sizes.Width);
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input) => fc2.forward(_wiring.Part($"{_path}.hidden", fc1.forward(input).relu_()));
    }
}
