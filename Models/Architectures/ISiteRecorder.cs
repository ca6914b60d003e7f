using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>Listens to a network's sites while one batch passes through it.</summary>
internal interface ISiteRecorder
{
    /// <summary>Whether the recorder reads a site: parts that cost something to make are made only then.</summary>
    bool Wants(string name);

    /// <summary>Called in forward order, on the thread of the forward pass.</summary>
    /// <param name="name">The site's name.</param>
    /// <param name="form">What the dimensions mean.</param>
    /// <param name="x">(batch × …) activations, borrowed: they may be overwritten in place as soon as the call returns.</param>
    void Visit(string name, SiteForm form, torch.Tensor x);
}
