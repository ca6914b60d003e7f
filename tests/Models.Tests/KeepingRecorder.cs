using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>Keeps a copy of one site in its own precision.</summary>
internal sealed class KeepingRecorder(string site) : ISiteRecorder
{
    public torch.Tensor? Kept { get; private set; }

    public bool Wants(string name) => name == site;

    public void Visit(string name, SiteForm form, torch.Tensor x) => Kept = x.clone().DetachFromDisposeScope();
}
