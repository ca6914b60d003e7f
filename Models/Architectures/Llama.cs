using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>A Llama: rotary positions, pre-RMSNorm blocks, causal attention whose heads may share keys and values, SwiGLU, no biases.</summary>
/// <remarks>
/// Touvron et al. 2023; definition by karpathy/llama2.c <c>model.py</c>; ε 1e-5, θ 10,000. Keys are Hugging Face's without <c>model.</c>;
/// rows of the query and key matrices are in Llama's own order. Sites as <see cref="Gpt2"/>'s; <c>q</c> and <c>k</c> are read before they are
/// turned, <c>mlp.hidden</c> is the gated product. <c>norm1</c> and <c>norm2</c> are Hugging Face's <c>input_layernorm</c> and <c>post_attention_layernorm</c>.
/// </remarks>
internal sealed class Llama : TextNetwork
{
    private const double Theta = 10_000;
    private const double Epsilon = 1e-5;

    private readonly TokenTable embed_tokens;
    private readonly ModuleList<Block> layers;
    private readonly RmsNormalization norm;
    private readonly Dense? lm_head;
    private readonly Wiring _wiring;
    private readonly int _headWidth;

    public Llama(Wiring wiring, LlamaSizes sizes)
        : base(nameof(Llama), wiring, sizes.Vocabulary, sizes.Context, prefixTokens: 1)
    {
        _wiring = wiring;
        _headWidth = sizes.HeadWidth;
        embed_tokens = new TokenTable(wiring, sizes.Vocabulary, sizes.Width);
        layers = [.. Enumerable.Range(0, sizes.Depth).Select(i => new Block(wiring, sizes, Gpt2.BlockName(i)))];
        norm = new RmsNormalization(wiring, sizes.Width, Epsilon);
        lm_head = sizes.HasHead ? new Dense(wiring, sizes.Width, sizes.Vocabulary, hasBias: false, kind: OperationKind.Head) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("embed", embed_tokens.forward(input));
        (torch.Tensor Cosines, torch.Tensor Sines) table = RotaryPositions.Table(input.shape[1], _headWidth, Theta, x);
        for (int i = 0; i < layers.Count; i++)
        {
            torch.Tensor next = layers[i].Forward(x, table);
            x.Dispose();
            x = Site(Gpt2.BlockName(i), next);
        }

        x = Site("norm", norm.forward(x));
        return Gpt2.Logits(_wiring, x, lm_head, embed_tokens);
    }

    /// <inheritdoc/>
    /// <remarks>llama2.c <c>_init_weights</c>: N(0, 0.02²); the attention's output and, as there, <c>w3</c> (<c>up_proj</c>, though <c>down_proj</c> is what leads back into the residual stream) N(0, 0.02²/(2·depth)).</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        { IsOfMatrixLayer: false } => InitialValue.One,
        _ when parameter.EndsWith("o_proj.weight") || parameter.EndsWith("up_proj.weight") => InitialValue.Normal(0.02 / Math.Sqrt(2 * layers.Count)),
        _ => InitialValue.Normal(0.02),
    };

    private sealed class Block : torch.nn.Module
    {
        private readonly RmsNormalization input_layernorm;
        private readonly Attention self_attn;
        private readonly RmsNormalization post_attention_layernorm;
        private readonly GatedMlp mlp;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, LlamaSizes sizes, string path)
            : base(nameof(Block))
        {
            input_layernorm = new RmsNormalization(wiring, sizes.Width, Epsilon);
            self_attn = new Attention(wiring, sizes, $"{path}.attn");
            post_attention_layernorm = new RmsNormalization(wiring, sizes.Width, Epsilon);
            mlp = new GatedMlp(wiring, sizes, $"{path}.mlp");
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public torch.Tensor Forward(torch.Tensor input, (torch.Tensor Cosines, torch.Tensor Sines) table)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor attended = self_attn.Forward(Part("norm1", input_layernorm.forward(input)), table);
            torch.Tensor x = Part("attn", attended).Adding(input);
            torch.Tensor y = mlp.forward(Part("norm2", post_attention_layernorm.forward(x)));
            return Part("mlp", y).Adding(x).MoveToOuterDisposeScope();
        }

        private torch.Tensor Part(string part, torch.Tensor x) => _wiring.Part($"{_path}.{part}", x);
    }

    private sealed class Attention : torch.nn.Module
    {
        private readonly Dense q_proj;
        private readonly Dense k_proj;
        private readonly Dense v_proj;
        private readonly Dense o_proj;
        private readonly AttentionHeads _heads;
        private readonly LlamaSizes _sizes;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Attention(Wiring wiring, LlamaSizes sizes, string path)
            : base(nameof(Attention))
        {
            q_proj = new Dense(wiring, sizes.Width, sizes.Heads * sizes.HeadWidth, hasBias: false);
            k_proj = new Dense(wiring, sizes.Width, sizes.KeyHeads * sizes.HeadWidth, hasBias: false);
            v_proj = new Dense(wiring, sizes.Width, sizes.KeyHeads * sizes.HeadWidth, hasBias: false);
            o_proj = new Dense(wiring, sizes.Heads * sizes.HeadWidth, sizes.Width, hasBias: false);
            _heads = new AttentionHeads(wiring, path, sizes.Heads, sizes.KeyHeads);
            _sizes = sizes;
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public torch.Tensor Forward(torch.Tensor x, (torch.Tensor Cosines, torch.Tensor Sines) table)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor q = RotaryPositions.Turn(Heads("q", q_proj, x, _sizes.Heads), table);
            torch.Tensor k = RotaryPositions.Turn(Heads("k", k_proj, x, _sizes.KeyHeads), table);
            torch.Tensor v = Heads("v", v_proj, x, _sizes.KeyHeads);
            return o_proj.forward(_heads.Attend(q, Shared(k), Shared(v), null, isCausal: true)).MoveToOuterDisposeScope();
        }

        private torch.Tensor Heads(string part, Dense map, torch.Tensor x, int heads) => AttentionHeads.Split(_wiring.Part($"{_path}.{part}", map.forward(x)), heads);

        private torch.Tensor Shared(torch.Tensor x) => _sizes.KeyHeads == _sizes.Heads ? x : x.repeat_interleave(_sizes.Heads / _sizes.KeyHeads, 1);
    }

    // down(silu(gate(x)) · up(x)), Shazeer 2020, arXiv:2002.05202.
    private sealed class GatedMlp : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense gate_proj;
        private readonly Dense up_proj;
        private readonly Dense down_proj;
        private readonly Wiring _wiring;
        private readonly string _path;

        public GatedMlp(Wiring wiring, LlamaSizes sizes, string path)
            : base(nameof(GatedMlp))
        {
            gate_proj = new Dense(wiring, sizes.Width, sizes.Hidden, hasBias: false);
            up_proj = new Dense(wiring, sizes.Width, sizes.Hidden, hasBias: false);
            down_proj = new Dense(wiring, sizes.Hidden, sizes.Width, hasBias: false);
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor hidden = torch.nn.functional.silu(gate_proj.forward(input), inplace: true).mul_(up_proj.forward(input));
            return down_proj.forward(_wiring.Part($"{_path}.hidden", hidden)).MoveToOuterDisposeScope();
        }
    }
}
