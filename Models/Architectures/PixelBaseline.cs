using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>No network at all: its one site <c>pixels</c> is the preprocessed stimulus. A baseline that every comparison needs.</summary>
/// <remarks>The only architecture without a site <c>logits</c>.</remarks>
internal sealed class PixelBaseline : Network
{
    public PixelBaseline(Wiring wiring)
        : base(nameof(PixelBaseline), wiring)
    {
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input) => Site("pixels", input.alias());

    /// <inheritdoc/>
    public override InitialValue InitialValueOf(ParameterShape parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        throw new InvalidOperationException($"the pixel baseline has no parameter '{parameter.Key}'");
    }
}
