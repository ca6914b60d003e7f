using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>Keeps a copy of every site of a pass.</summary>
internal sealed class CapturingRecorder : ISiteRecorder
{
    public OrderedDictionary<string, float[]> Sites { get; } = [];

    public Dictionary<string, long[]> Shapes { get; } = [];

    public bool Wants(string name) => true;

    public void Visit(string name, SiteForm form, torch.Tensor x)
    {
        using torch.Tensor contiguous = x.detach().contiguous();
        Sites.Add(name, contiguous.data<float>().ToArray());
        Shapes.Add(name, x.shape);
    }

    public static CapturingRecorder Of(Network network, torch.Tensor x)
    {
        var recorder = new CapturingRecorder();
        network.Pass(x, recorder).Dispose();
        return recorder;
    }
}
