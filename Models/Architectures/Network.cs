using Concord.Models.Blocks;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A network whose layers report themselves: every architecture calls <see cref="Site"/> in forward order.</summary>
/// <remarks>
/// Explicit sites instead of hooks: the order of layers is the order of the calls, a site can lie between two modules, and a recorder
/// reads the tensor before anything overwrites it. Field names of the architectures are the checkpoint's key names.
/// Parameters carry no gradient until a training asks for it (<see cref="AskForGradients"/>), and dropout is left out.
/// </remarks>
public abstract class Network : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Wiring _wiring;

    static Network()
    {
        NativeOptions.KeepFreedMemory();
        NativeOptions.DisableNnpack();
    }

    /// <summary>Stores the wiring that the blocks share.</summary>
    /// <param name="name">The family's name.</param>
    /// <param name="wiring">Makes parameters and carries the recorder.</param>
    /// <param name="prefixTokens">Tokens before the patches (the class token is one) at the sites of kind tokens.</param>
    /// <param name="requiredInputSize">Side of the square input in pixels when the network takes no other; null when it takes any.</param>
    /// <param name="inputMultiple">What the sides of the input must be multiples of, such as the patch.</param>
    /// <param name="hasClassToken">Whether the first of the prefix tokens is a class token; false where all are registers.</param>
    protected Network(string name, Wiring wiring, int prefixTokens = 0, int? requiredInputSize = null, int inputMultiple = 1, bool hasClassToken = true)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        _wiring = wiring;
        PrefixTokens = prefixTokens;
        RequiredInputSize = requiredInputSize;
        InputMultiple = inputMultiple;
        HasClassToken = hasClassToken && prefixTokens > 0;
    }

    /// <summary>Tokens before the patches at the sites of kind tokens.</summary>
    public int PrefixTokens { get; }

    /// <summary>Side of the square input in pixels when the network takes no other; null when it takes any.</summary>
    public int? RequiredInputSize { get; }

    /// <summary>Side of the input in pixels for which a learned table of positions was made, which is resized for others; null where there is none.</summary>
    public virtual int? NativeInputSize => null;

    /// <summary>Whether the first of the prefix tokens is a class token.</summary>
    public bool HasClassToken { get; }

    /// <summary>What the sides of the input must be multiples of.</summary>
    public int InputMultiple { get; }

    /// <summary>How a parameter of an untrained network is drawn; the scheme of the family's source.</summary>
    /// <param name="parameter">Key, shape, fan-in and fan-out.</param>
    public abstract InitialValue InitialValueOf(ParameterShape parameter);

    /// <summary>The one size to which a preprocessing brings all stimuli, where the network takes it.</summary>
    /// <param name="architecture">Named in errors.</param>
    /// <param name="preprocessing">How stimuli are prepared.</param>
    /// <exception cref="ModelException">The size depends on the stimulus, or the network does not take it.</exception>
    internal ImageSize InputSizeFor(string architecture, PreprocessingSpec preprocessing)
    {
        ImageSize wide = preprocessing.OutputSize(1000, 2000);
        if (wide != preprocessing.OutputSize(2000, 1000))
        {
            throw new ModelException(
                $"preprocessing of {architecture}",
                $"'{preprocessing.Canonical}' leaves the size to the stimulus",
                "one size for all stimuli",
                "Add a centre crop or resize to an exact size.");
        }

        if (RequiredInputSize is { } side && wide != new ImageSize(side, side))
        {
            throw new ModelException(
                $"preprocessing of {architecture}",
                $"an input of {wide}",
                $"{side}x{side}, the only size that these weights take",
                "Give a preprocessing that ends in that size.");
        }

        return wide.Height % InputMultiple == 0 && wide.Width % InputMultiple == 0
            ? wide
            : throw new ModelException(
                $"preprocessing of {architecture}",
                $"an input of {wide}",
                $"sides that are multiples of {InputMultiple}",
                "Give a preprocessing that ends in such a size.");
    }

    /// <summary>What is cut out of the network while it runs; null for nothing.</summary>
    internal Surgery.Lesion? Lesion
    {
        get => _wiring.Lesion;
        set => _wiring.Lesion = value;
    }

    /// <summary>Whether a pass has used a table of positions; known after the first.</summary>
    internal bool HasPositions => _wiring.HasPositions;

    /// <summary>The multiply–accumulates of one pass for one stimulus, by what they are for; the network may be shapes-only.</summary>
    /// <param name="x">One stimulus of the network's input, borrowed.</param>
    internal IReadOnlyDictionary<OperationKind, long> Count(torch.Tensor x)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.shape[0], 1, nameof(x));
        Dictionary<OperationKind, long> counts = Enum.GetValues<OperationKind>().ToDictionary(kind => kind, _ => 0L);
        _wiring.Census = (kind, count) => counts[kind] += count;
        try
        {
            Pass(x, null).Dispose();
            return counts;
        }
        finally
        {
            _wiring.Census = null;
        }
    }

    /// <summary>One pass of a batch with a recorder listening; the caller owns the output.</summary>
    /// <param name="x">(batch × channels × height × width) float32, borrowed.</param>
    /// <param name="recorder">Who listens; null for nobody.</param>
    /// <returns>(batch × classes) logits, or the last site of a network without classes; owned by the caller.</returns>
    internal torch.Tensor Pass(torch.Tensor x, ISiteRecorder? recorder)
    {
        using IDisposable inference = torch.inference_mode(true);
        using DisposeScope scope = torch.NewDisposeScope();
        _wiring.Recorder = recorder;
        try
        {
            return forward(x).MoveToOuterDisposeScope();
        }
        finally
        {
            _wiring.Recorder = null;
        }
    }

    /// <summary>Has gradients of all parameters kept: for training.</summary>
    internal void AskForGradients()
    {
        foreach (TorchSharp.Modules.Parameter parameter in parameters())
        {
            parameter.requires_grad = true;
        }
    }

    /// <summary>One pass through which gradients can flow back.</summary>
    /// <param name="x">(batch × channels × height × width) float32, borrowed.</param>
    /// <param name="statistics">By which mean and variance batch normalisation works.</param>
    /// <param name="recorder">Who listens; null for nobody.</param>
    /// <returns>As <see cref="Pass"/>; in the caller's dispose scope.</returns>
    internal torch.Tensor Learn(torch.Tensor x, BatchStatistics statistics, ISiteRecorder? recorder = null)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        _wiring.Recorder = recorder;
        _wiring.Statistics = statistics;
        try
        {
            return forward(x).MoveToOuterDisposeScope();
        }
        finally
        {
            _wiring.Recorder = null;
            _wiring.Statistics = BatchStatistics.Running;
        }
    }

    /// <summary>Reports a layer's activations under a name.</summary>
    /// <param name="name">The site's name, unique within the network.</param>
    /// <param name="x">(batch × …) activations, borrowed.</param>
    /// <returns>What the network goes on with: <paramref name="x"/>, or a copy with units cut out.</returns>
    protected torch.Tensor Site(string name, torch.Tensor x) => _wiring.Site(name, x);
}
