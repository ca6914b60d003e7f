using Concord.Models.Activations;
using Concord.Models.Blocks;
using Concord.Models.Surgery;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>What a network gives to each of its blocks: how parameters are made, where sites report, what is cut out.</summary>
public sealed class Wiring
{
    private Wiring(bool shapesOnly) => IsShapesOnly = shapesOnly;

    /// <summary>Whether the network tells shapes and no values: products of zero weights are zero and need not be worked out.</summary>
    internal bool IsShapesOnly { get; }

    /// <summary>Parameters with memory of their own, undefined until they are filled from a file or a seed.</summary>
    public static Wiring Real() => new(shapesOnly: false);

    /// <summary>Parameters that are views of a single zero: a network of any size costs no memory, and a pass tells the shapes of its sites.</summary>
    public static Wiring ShapesOnly() => new(shapesOnly: true);

    /// <summary>Who listens during the present pass; null when nobody does.</summary>
    internal ISiteRecorder? Recorder { get; set; }

    /// <summary>What is cut out of the network; null for nothing.</summary>
    internal Lesion? Lesion { get; set; }

    /// <summary>Told of every multiply–accumulate of the present pass; null when nobody counts.</summary>
    internal Action<OperationKind, long>? Census { get; set; }

    /// <summary>By which statistics batch normalisation works in the present pass.</summary>
    internal BatchStatistics Statistics { get; set; }

    /// <summary>Reports <paramref name="x"/> as the layer <paramref name="name"/>.</summary>
    /// <returns>What the network must go on with: <paramref name="x"/>, or a copy with units cut out.</returns>
    internal torch.Tensor Site(string name, torch.Tensor x, SiteForm form = default)
    {
        torch.Tensor kept = Lesion is { } lesion && lesion.Touches(name) ? lesion.Apply(name, x, form.Kind) : x;
        if (Recorder is { } recorder && recorder.Wants(name))
        {
            recorder.Visit(name, form, kept);
        }

        return kept;
    }

    /// <summary>Reports a detail within a layer: addressable by name, not part of the network's own list of layers.</summary>
    /// <returns>What the network must go on with.</returns>
    internal torch.Tensor Part(string name, torch.Tensor x, LayerKind? kind = null, int? prefixTokens = null)
        => Site(name, x, new SiteForm(IsPart: true, kind, prefixTokens));

    /// <summary>Whether somebody reads the site or something is cut out of it: what is only made to be looked at is made only then.</summary>
    internal bool Touches(string name) => Recorder?.Wants(name) == true || Lesion?.Touches(name) == true;

    /// <summary>A table of positions, as the lesion leaves it.</summary>
    /// <param name="table">(1 × tokens × features), borrowed.</param>
    /// <param name="prefixRows">Rows of class and other prefix tokens, first in the table.</param>
    /// <returns>The table, or another in its place.</returns>
    internal torch.Tensor Positions(torch.Tensor table, int prefixRows)
    {
        HasPositions = true;
        return Lesion?.Positions(table, prefixRows) ?? table;
    }

    /// <summary>Whether a pass has asked for a table of positions.</summary>
    internal bool HasPositions { get; private set; }

    /// <summary>Counts multiply–accumulates for the census.</summary>
    /// <remarks>All of the tensor at hand, however stimuli, windows and heads are folded into its dimensions: the census passes one stimulus.</remarks>
    /// <param name="kind">What they are for.</param>
    /// <param name="count">How many.</param>
    internal void Count(OperationKind kind, long count) => Census?.Invoke(kind, count);

    /// <summary>A float32 parameter of the given shape; its values are set afterwards.</summary>
    internal Parameter Parameter(params long[] shape) => new(Empty(shape), requires_grad: false);

    /// <summary>A float32 buffer of the given shape; its values are set afterwards.</summary>
    internal torch.Tensor Buffer(params long[] shape) => Empty(shape);

    private torch.Tensor Empty(long[] shape)
    {
        if (!IsShapesOnly)
        {
            return torch.empty(shape, dtype: torch.float32);
        }

        using torch.Tensor zero = torch.zeros([.. shape.Select(_ => 1L)], dtype: torch.float32);
        return zero.expand(shape);
    }
}
