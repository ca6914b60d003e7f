using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>Keeps one layer of a pass, with its history, so that a loss can be made of it.</summary>
/// <remarks>For layers that nothing overwrites in place: the last before the output, and the tokens after the last normalisation.</remarks>
internal sealed class LayerCapture(string layer) : ISiteRecorder
{
    private torch.Tensor? _kept;

    /// <inheritdoc/>
    public bool Wants(string name) => name == layer;

    /// <inheritdoc/>
    public void Visit(string name, SiteForm form, torch.Tensor x) => _kept = x.alias().DetachFromDisposeScope();

    /// <summary>The layer's activations, handed to the caller's dispose scope, else to the caller.</summary>
    public torch.Tensor Take()
    {
        using torch.Tensor kept = _kept ?? throw new InvalidOperationException($"layer '{layer}' was not reached");
        _kept = null;
        return kept.alias();
    }
}
