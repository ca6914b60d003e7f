using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A network whose layers report themselves: every architecture calls <see cref="Site"/> in forward order.</summary>
/// <remarks>
/// Explicit sites instead of hooks: the order of layers is the order of the calls, a site can lie between two modules, and a recorder
/// reads the tensor before anything overwrites it. Field names of the architectures are the checkpoint's key names.
/// Networks are for inference: parameters carry no gradient and dropout is left out.
/// </remarks>
public abstract class Network : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Wiring _wiring;

    static Network() => NativeOptions.DisableNnpack();

    /// <summary>Stores the wiring that the blocks share.</summary>
    /// <param name="name">The family's name.</param>
    /// <param name="wiring">Makes parameters and carries the recorder.</param>
    /// <param name="prefixTokens">Tokens before the patches (the class token is one) at the sites of kind tokens.</param>
    /// <param name="requiredInputSize">Side of the square input in pixels when the network takes no other; null when it takes any.</param>
    protected Network(string name, Wiring wiring, int prefixTokens = 0, int? requiredInputSize = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        _wiring = wiring;
        PrefixTokens = prefixTokens;
        RequiredInputSize = requiredInputSize;
    }

    /// <summary>Tokens before the patches at the sites of kind tokens.</summary>
    public int PrefixTokens { get; }

    /// <summary>Side of the square input in pixels when the network takes no other; null when it takes any.</summary>
    public int? RequiredInputSize { get; }

    /// <summary>How a parameter of an untrained network is drawn; the scheme of the family's source.</summary>
    /// <param name="parameter">Key, shape, fan-in and fan-out.</param>
    public abstract InitialValue InitialValueOf(ParameterShape parameter);

    /// <summary>One pass of a batch with a recorder listening; the caller owns the output.</summary>
    /// <param name="x">(batch × channels × height × width) float32, borrowed.</param>
    /// <param name="recorder">Who listens; null for nobody.</param>
    /// <returns>(batch × classes) logits, owned by the caller.</returns>
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

    /// <summary>Reports a layer's activations under a name and hands them back unchanged.</summary>
    /// <param name="name">The site's name, unique within the network.</param>
    /// <param name="x">(batch × …) activations, borrowed.</param>
    protected torch.Tensor Site(string name, torch.Tensor x) => _wiring.Site(name, x);
}
