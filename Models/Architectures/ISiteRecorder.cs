using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>Listens to a network's sites while one batch passes through it.</summary>
internal interface ISiteRecorder
{
    /// <summary>Called in forward order, on the thread of the forward pass.</summary>
    /// <param name="name">The site's name.</param>
    /// <param name="x">(batch × …) activations, borrowed: they may be overwritten in place as soon as the call returns.</param>
    void Visit(string name, torch.Tensor x);
}
