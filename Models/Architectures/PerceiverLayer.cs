using Concord.Models.Blocks;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>A layer of a Perceiver: tokens attend to themselves or to a context, then pass an MLP; both with normalisation before and a sum after.</summary>
/// <remarks>
/// Keys as Hugging Face's: <c>attention.self.{layernorm1,layernorm2,query,key,value}</c> (<c>layernorm2</c>, for the context, in cross-attention
/// only), <c>attention.output.dense</c>, <c>layernorm</c>, <c>mlp.{dense1,dense2}</c>. ε 1e-5: the configuration's <c>layer_norm_eps</c> of 1e-12
/// is used nowhere in Hugging Face's code. Parts under the path of a call: <c>norm1</c>, <c>attn</c> with <c>q</c>, <c>k</c>, <c>v</c>,
/// <c>weights</c>, <c>head.H</c>, <c>mid</c>, <c>norm2</c>, <c>mlp.hidden</c>, <c>mlp</c>.
/// </remarks>
internal sealed class PerceiverLayer : torch.nn.Module
{
    private const double Epsilon = 1e-5;

    private readonly ModuleGroup attention = new();
    private readonly LayerNormalization layernorm;
    private readonly TokenMlp mlp;
    private readonly (LayerNormalization Norm, LayerNormalization? NormOfContext) _norms;
    private readonly (Dense Query, Dense Key, Dense Value, Dense Output) _maps;
    private readonly Wiring _wiring;
    private readonly int _heads;

    /// <param name="wiring">Makes parameters, takes reports.</param>
    /// <param name="width">Features of the tokens.</param>
    /// <param name="hidden">Hidden units of the MLP.</param>
    /// <param name="heads">Attention heads.</param>
    /// <param name="contextWidth">Features of the context, which queries, keys and values share; 0 for self-attention.</param>
    public PerceiverLayer(Wiring wiring, int width, int hidden, int heads, int contextWidth = 0)
        : base(nameof(PerceiverLayer))
    {
        int inner = contextWidth == 0 ? width : contextWidth;
        _norms = (new LayerNormalization(wiring, width, Epsilon), contextWidth == 0 ? null : new LayerNormalization(wiring, contextWidth, Epsilon));
        _maps = (new Dense(wiring, width, inner), new Dense(wiring, inner, inner), new Dense(wiring, inner, inner), new Dense(wiring, inner, width));
        layernorm = new LayerNormalization(wiring, width, Epsilon);
        mlp = new TokenMlp(wiring, "mlp", width, hidden, Activation.Gelu, "dense1", "dense2");
        _wiring = wiring;
        _heads = heads;
        ModuleGroup self = new ModuleGroup().With("layernorm1", _norms.Norm).With("query", _maps.Query).With("key", _maps.Key).With("value", _maps.Value);
        if (_norms.NormOfContext is { } ofContext)
        {
            self.With("layernorm2", ofContext);
        }

        attention.With("self", self).With("output", new ModuleGroup().With("dense", _maps.Output));
        RegisterComponents();
    }

    /// <param name="x">(batch × n × d), borrowed.</param>
    /// <param name="context">(batch × m × d_c), borrowed; null for self-attention.</param>
    /// <param name="path">The site of this application.</param>
    /// <returns>(batch × n × d) in the caller's dispose scope.</returns>
    public torch.Tensor Run(torch.Tensor x, torch.Tensor? context, string path)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor normed = Part("norm1", _norms.Norm.forward(x));
        torch.Tensor source = context is null || _norms.NormOfContext is null ? normed : _norms.NormOfContext.forward(context);
        torch.Tensor attended = new AttentionHeads(_wiring, $"{path}.attn", _heads).Attend(_maps.Query.forward(normed), _maps.Key.forward(source), _maps.Value.forward(source));
        torch.Tensor mid = Part("mid", Part("attn", _maps.Output.forward(attended)).Adding(x));
        torch.Tensor passed = mlp.Run(Part("norm2", layernorm.forward(mid)), $"{path}.mlp");
        return Part("mlp", passed).Adding(mid).MoveToOuterDisposeScope();

        torch.Tensor Part(string name, torch.Tensor value) => _wiring.Part($"{path}.{name}", value);
    }
}
