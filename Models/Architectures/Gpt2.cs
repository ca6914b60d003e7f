using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>GPT-2: learned positions, pre-norm blocks, causal attention, GELU by its tanh approximation, the token table as classifier.</summary>
/// <remarks>
/// Radford et al. 2019; definition by huggingface/transformers <c>modeling_gpt2.py</c> and karpathy/nanoGPT <c>model.py</c> (nanoGPT's own
/// networks take the exact GELU, OpenAI's weights do not: <see cref="Gpt2Sizes.HasExactGelu"/>). ε 1e-5. Keys are those with PyTorch's (out × in) matrices; Hugging Face's
/// (in × out) are transposed by a naming scheme. Sites: <c>embed</c> (tokens and positions; what neural-nlp calls <c>drop</c>), <c>blocks.i</c>
/// with the parts <c>norm1</c>, <c>attn</c> (and its <c>q</c>, <c>k</c>, <c>v</c>, <c>weights</c>, <c>head.H</c>), <c>norm2</c>, <c>mlp</c> (and <c>mlp.hidden</c>), then <c>norm</c>, and the part
/// <c>logits</c> (tokens × vocabulary), which is made only when somebody reads it.
/// </remarks>
internal sealed class Gpt2 : TextNetwork
{
    private readonly TokenTable wte;
    private readonly TokenTable wpe;
    private readonly ModuleList<Block> h;
    private readonly LayerNormalization ln_f;
    private readonly Dense? lm_head;
    private readonly Wiring _wiring;

    /// <param name="wiring">Makes parameters and carries the recorder.</param>
    /// <param name="sizes">Sizes.</param>
    /// <param name="endOfTextFirst">Whether the tokenizer puts a token before every text.</param>
    public Gpt2(Wiring wiring, Gpt2Sizes sizes, bool endOfTextFirst = false)
        : base(nameof(Gpt2), wiring, sizes.Vocabulary, sizes.Context, endOfTextFirst ? 1 : 0)
    {
        _wiring = wiring;
        wte = new TokenTable(wiring, sizes.Vocabulary, sizes.Width);
        wpe = new TokenTable(wiring, sizes.Context, sizes.Width);
        h = [.. Enumerable.Range(0, sizes.Depth).Select(i => new Block(wiring, sizes, BlockName(i)))];
        ln_f = new LayerNormalization(wiring, sizes.Width, 1e-5);
        lm_head = sizes.HasHead ? new Dense(wiring, sizes.Width, sizes.Vocabulary, hasBias: false, kind: OperationKind.Head) : null;
        RegisterComponents();
    }

    /// <summary>The site of block <paramref name="index"/>.</summary>
    public static string BlockName(int index) => $"blocks.{index}";

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor positions = _wiring.Positions(wpe.weight.unsqueeze(0), 0).narrow(1, 0, input.shape[1]);
        torch.Tensor x = Site("embed", wte.forward(input).Adding(positions));
        for (int i = 0; i < h.Count; i++)
        {
            torch.Tensor next = h[i].forward(x);
            x.Dispose();
            x = Site(BlockName(i), next);
        }

        x = Site("norm", ln_f.forward(x));
        return Logits(_wiring, x, lm_head, wte);
    }

    /// <summary>Of a language model: the logits of every token, when somebody reads or counts them, else what they would be made from.</summary>
    /// <param name="wiring">Where sites report.</param>
    /// <param name="x">(batch × tokens × features), normalised.</param>
    /// <param name="head">The classifier; null for the token table.</param>
    /// <param name="table">The token table.</param>
    internal static torch.Tensor Logits(Wiring wiring, torch.Tensor x, Dense? head, TokenTable table)
    {
        if (!wiring.Touches("logits") && wiring.Census is null)
        {
            return x;
        }

        if (head is not null)
        {
            return wiring.Part("logits", head.forward(x));
        }

        wiring.Count(OperationKind.Head, x.numel() / x.shape[0] * table.weight.shape[0]);
        return wiring.Part("logits", ShapeOnly.IsZero(table.weight) ? ShapeOnly.Mapped(x, table.weight) : torch.nn.functional.linear(x, table.weight));
    }

    /// <inheritdoc/>
    /// <remarks>nanoGPT <c>_init_weights</c>, as Hugging Face: N(0, 0.02²), biases 0, the matrices that lead back into the residual stream N(0, 0.02²/(2·depth)).</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => parameter switch
    {
        _ when parameter.Key.Contains("ln_", StringComparison.Ordinal) => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("bias") => InitialValue.Zero,
        _ when parameter.EndsWith("c_proj.weight") => InitialValue.Normal(0.02 / Math.Sqrt(2 * h.Count)),
        _ => InitialValue.Normal(0.02),
    };

    private sealed class Block : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly LayerNormalization ln_1;
        private readonly Attention attn;
        private readonly LayerNormalization ln_2;
        private readonly TokenMlp mlp;
        private readonly Wiring _wiring;
        private readonly string _path;

        public Block(Wiring wiring, Gpt2Sizes sizes, string path)
            : base(nameof(Block))
        {
            ln_1 = new LayerNormalization(wiring, sizes.Width, 1e-5);
            attn = new Attention(wiring, sizes, $"{path}.attn");
            ln_2 = new LayerNormalization(wiring, sizes.Width, 1e-5);
            mlp = new TokenMlp(wiring, $"{path}.mlp", sizes.Width, 4 * sizes.Width, sizes.HasExactGelu ? Activation.Gelu : Activation.GeluTanh, "c_fc", "c_proj");
            _wiring = wiring;
            _path = path;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor attended = attn.forward(Part("norm1", ln_1.forward(input)));
            torch.Tensor x = Part("attn", attended).Adding(input);
            torch.Tensor y = mlp.forward(Part("norm2", ln_2.forward(x)));
            return Part("mlp", y).Adding(x).MoveToOuterDisposeScope();
        }

        private torch.Tensor Part(string part, torch.Tensor x) => _wiring.Part($"{_path}.{part}", x);
    }

    private sealed class Attention : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly Dense c_attn;
        private readonly Dense c_proj;
        private readonly AttentionHeads _heads;

        public Attention(Wiring wiring, Gpt2Sizes sizes, string path)
            : base(nameof(Attention))
        {
            c_attn = new Dense(wiring, sizes.Width, 3 * sizes.Width);
            c_proj = new Dense(wiring, sizes.Width, sizes.Width);
            _heads = new AttentionHeads(wiring, path, sizes.Heads);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor[] parts = c_attn.forward(input).chunk(3, -1);
            return c_proj.forward(_heads.Attend(parts[0], parts[1], parts[2], isCausal: true)).MoveToOuterDisposeScope();
        }
    }
}
