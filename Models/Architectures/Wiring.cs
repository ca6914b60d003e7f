using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>What a network gives to each of its blocks: how parameters are made and where sites report.</summary>
public sealed class Wiring
{
    private readonly bool _shapesOnly;

    private Wiring(bool shapesOnly) => _shapesOnly = shapesOnly;

    /// <summary>Parameters with memory of their own, undefined until they are filled from a file or a seed.</summary>
    public static Wiring Real() => new(shapesOnly: false);

    /// <summary>Parameters that are views of a single zero: a network of any size costs no memory, and a pass tells the shapes of its sites.</summary>
    public static Wiring ShapesOnly() => new(shapesOnly: true);

    /// <summary>Who listens during the present pass; null when nobody does.</summary>
    internal ISiteRecorder? Recorder { get; set; }

    /// <summary>Reports <paramref name="x"/> as the site <paramref name="name"/> and hands it back.</summary>
    internal torch.Tensor Site(string name, torch.Tensor x)
    {
        Recorder?.Visit(name, x);
        return x;
    }

    /// <summary>A float32 parameter of the given shape; its values are set afterwards.</summary>
    internal Parameter Parameter(params long[] shape) => new(Empty(shape), requires_grad: false);

    /// <summary>A float32 buffer of the given shape; its values are set afterwards.</summary>
    internal torch.Tensor Buffer(params long[] shape) => Empty(shape);

    private torch.Tensor Empty(long[] shape)
    {
        if (!_shapesOnly)
        {
            return torch.empty(shape, dtype: torch.float32);
        }

        using torch.Tensor zero = torch.zeros([.. shape.Select(_ => 1L)], dtype: torch.float32);
        return zero.expand(shape);
    }
}
