using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>CLIP's text tower: a causal transformer whose end-of-text token becomes the text's embedding.</summary>
/// <remarks>
/// Radford et al. 2021, arXiv:2103.00020; definition by openai/CLIP <c>clip/model.py</c> (<c>encode_text</c>). Keys <c>token_embedding</c>, <c>pos_embed</c>,
/// <c>blocks.i</c> as the vision transformers', <c>norm</c>, <c>head.weight</c> (the projection), <c>logit_scale</c>. Sites: <c>embed</c>, <c>blocks.i</c> with the parts of
/// <see cref="TokenBlock"/>, <c>norm</c>, <c>pooled</c> (the token with the highest id, which is the end of the text), <c>embedding</c> (not normalised). A text is
/// padded to the longest of its batch and not to the context, as no token sees a later one.
/// </remarks>
internal sealed class ClipText : TextNetwork
{
    private readonly TokenTable token_embedding;
    private readonly Parameter pos_embed;
    private readonly ModuleList<TokenBlock> blocks;
    private readonly LayerNormalization norm;
    private readonly Dense? head;
    private readonly Parameter? logit_scale;
    private readonly ClipTextSizes _sizes;
    private readonly Wiring _wiring;

    public ClipText(Wiring wiring, ClipTextSizes sizes)
        : base(nameof(ClipText), wiring, sizes.Vocabulary, sizes.Context, prefixTokens: 1)
    {
        TokenNetworkSizes block = sizes.Blocks;
        token_embedding = new TokenTable(wiring, sizes.Vocabulary, sizes.Width);
        pos_embed = wiring.Parameter(1, sizes.Context, sizes.Width);
        blocks = [.. Enumerable.Range(0, sizes.Depth).Select(i => new TokenBlock(wiring, block, i))];
        norm = new LayerNormalization(wiring, sizes.Width, block.Epsilon);
        head = sizes.Embedding > 0 ? new Dense(wiring, sizes.Width, sizes.Embedding, hasBias: false) : null;
        logit_scale = sizes.HasScale ? wiring.Parameter() : null;
        _sizes = sizes;
        _wiring = wiring;
        RegisterComponents();
    }

    /// <summary>What cosines between pictures and texts are multiplied by before the softmax, exp(<c>logit_scale</c>); null where the weights have none.</summary>
    public double? Scale => logit_scale is null ? null : Math.Exp(logit_scale.to(torch.float64).cpu().item<double>());

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        long tokens = input.shape[1];
        torch.Tensor x = Site("embed", token_embedding.forward(input).Adding(_wiring.Positions(pos_embed, 0).narrow(1, 0, tokens)));
        torch.Tensor causal = torch.full([tokens, tokens], float.NegativeInfinity, dtype: x.dtype, device: x.device).triu_(1);
        for (int i = 0; i < blocks.Count; i++)
        {
            torch.Tensor next = blocks[i].Run(x, TokenNetwork.BlockName(i), causal);
            x.Dispose();
            x = Site(TokenNetwork.BlockName(i), next);
        }

        x = Site("norm", norm.forward(x));
        torch.Tensor end = input.argmax(1).view(-1, 1, 1).expand(-1, 1, x.shape[2]); // the first of equals, as in the source
        torch.Tensor pooled = Site("pooled", x.gather(1, end).squeeze(1));
        return head is null ? pooled : Site("embedding", head.forward(pooled));
    }

    /// <inheritdoc/>
    public override InitialValue InitialValueOf(ParameterShape parameter) => ClipInitialValues.Text(parameter, _sizes.Blocks);
}
