using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>The part of a block that treats every token alike: an MLP, a gated MLP, or a choice among experts; keys <c>fc1</c>, <c>fc2</c> as timm's.</summary>
/// <remarks>
/// Part <c>hidden</c>: the units between the two linear maps. With experts (Shazeer et al. 2017, arXiv:1701.06538; V-MoE, Riquelme et al.
/// 2021, equation 2): g = softmax(W_g x), y = Σ over the k largest of g_i·E_i(x), the g not renormalised; keys <c>router.weight</c>,
/// <c>experts.E.fc1</c>, <c>experts.E.fc2</c>; part <c>gates</c> (tokens × experts). Every expert is computed for every token and those not
/// chosen get weight 0: at inference that costs time and changes nothing, there is no capacity limit.
/// </remarks>
internal sealed class TokenFeedForward : torch.nn.Module
{
    private readonly Dense? fc1;
    private readonly Dense? fc2;
    private readonly Dense? router;
    private readonly ModuleList<TokenFeedForward>? experts;
    private readonly MlpKind _kind;
    private readonly int _perToken;
    private readonly Wiring _wiring;

    public TokenFeedForward(Wiring wiring, TokenNetworkSizes sizes, bool hasExperts)
        : base(nameof(TokenFeedForward))
    {
        if (hasExperts)
        {
            router = new Dense(wiring, sizes.Width, sizes.Experts, hasBias: false);
            experts = [];
            for (int i = 0; i < sizes.Experts; i++)
            {
                experts.Add(new TokenFeedForward(wiring, sizes, hasExperts: false));
            }
        }
        else
        {
            fc1 = new Dense(wiring, sizes.Width, sizes.Mlp == MlpKind.SwiGlu ? 2 * sizes.Hidden : sizes.Hidden);
            fc2 = new Dense(wiring, sizes.Hidden, sizes.Width);
        }

        _kind = sizes.Mlp;
        _perToken = Math.Min(sizes.ExpertsPerToken, sizes.Experts);
        _wiring = wiring;
        RegisterComponents();
    }

    /// <param name="x">(batch × tokens × d), borrowed.</param>
    /// <param name="path">The MLP's site.</param>
    /// <returns>(batch × tokens × d), in the caller's dispose scope.</returns>
    public torch.Tensor Run(torch.Tensor x, string path)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return (experts is null ? fc2!.forward(_wiring.Part($"{path}.hidden", Hidden(fc1!.forward(x)))) : Mixture(x, path)).MoveToOuterDisposeScope();
    }

    private torch.Tensor Hidden(torch.Tensor x)
    {
        switch (_kind)
        {
            case MlpKind.Gelu:
                return Activation.Gelu(x);
            case MlpKind.GeluTanh:
                return Activation.GeluTanh(x);
            case MlpKind.QuickGelu:
                return Activation.QuickGelu(x);
            default:
                torch.Tensor[] halves = x.chunk(2, 2);
                return torch.nn.functional.silu(halves[0]).mul_(halves[1]);
        }
    }

    private torch.Tensor Mixture(torch.Tensor x, string path)
    {
        torch.Tensor gates = _wiring.Part($"{path}.gates", router!.forward(x).softmax(-1)); // (batch, tokens, experts)
        (torch.Tensor values, torch.Tensor chosen) = gates.topk(_perToken, -1);
        torch.Tensor weights = torch.zeros_like(gates).scatter_(-1, chosen, values);
        torch.Tensor sum = torch.zeros_like(x);
        for (int i = 0; i < experts!.Count; i++)
        {
            sum.Adding(experts[i].Run(x, FormattableString.Invariant($"{path}.experts.{i}")).mul_(weights.narrow(2, i, 1)));
        }

        return sum;
    }
}
