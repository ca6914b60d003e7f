using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>α·x + β for each feature; keys <c>alpha</c>, <c>beta</c> (1 × 1 × d).</summary>
internal sealed class Affine : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter alpha;
    private readonly Parameter beta;

    public Affine(Wiring wiring, int features)
        : base(nameof(Affine))
    {
        alpha = wiring.Parameter(1, 1, features);
        beta = wiring.Parameter(1, 1, features);
        RegisterComponents();
    }

    /// <param name="input">(batch × tokens × d).</param>
    public override torch.Tensor forward(torch.Tensor input) => beta.addcmul(alpha, input, 1);
}
