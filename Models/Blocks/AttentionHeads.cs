using System.Globalization;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>Scaled dot-product attention over several heads, without its linear maps; the one place where attention happens.</summary>
/// <remarks>
/// Vaswani et al. 2017, arXiv:1706.03762: softmax(QKᵀ/√d_h + M)V per head. Parts under the path that it is given: <c>q</c>, <c>k</c>, <c>v</c>
/// (tokens × d), <c>weights</c> (heads × queries × keys), <c>head.H</c> (tokens × d_h, before the output map). The output always comes from
/// libtorch's fused kernel; <c>weights</c> is computed beside it, and only when somebody reads it, so that looking changes no number.
/// </remarks>
internal sealed class AttentionHeads
{
    // Kept for good: a number that is made for a call has a finaliser, which may free it under the call (TorchSharp 0.107).
    private static readonly Scalar s_never = float.NegativeInfinity;

    private readonly Wiring _wiring;
    private readonly string _path;
    private readonly int _heads;
    private readonly int _keyHeads;
    private readonly double? _scale;

    /// <param name="wiring">Where sites report.</param>
    /// <param name="path">The attention's site, such as <c>blocks.3.attn</c>.</param>
    /// <param name="heads">Heads of the queries; divides their features.</param>
    /// <param name="keyHeads">Heads of keys and values where several query heads share one (grouped-query attention); divides <paramref name="heads"/>. 0 for as many.</param>
    /// <param name="scale">Factor of the logits; null for 1/√d_h.</param>
    public AttentionHeads(Wiring wiring, string path, int heads, int keyHeads = 0, double? scale = null)
    {
        _wiring = wiring;
        _path = path;
        _heads = heads;
        _keyHeads = keyHeads == 0 ? heads : keyHeads;
        _scale = scale;
    }

    /// <summary>Attends.</summary>
    /// <param name="query">(batch × n × d), heads side by side.</param>
    /// <param name="key">(batch × m × d·keyHeads/heads).</param>
    /// <param name="value">(batch × m × d_v·keyHeads).</param>
    /// <param name="mask">Added to the logits, broadcast to (batch × heads × n × m): −∞ where a token must not look; null for none.</param>
    /// <param name="isCausal">Whether a token sees only itself and those before it; not together with a mask.</param>
    /// <param name="prefixOfKeys">Prefix tokens of keys and values where they come from another stream; null for the network's own.</param>
    /// <param name="prefixOfQueries">Prefix tokens of the queries, and so of weights and heads; null for the network's own.</param>
    /// <returns>(batch × n × d_v·heads), heads side by side, owned by the caller.</returns>
    public torch.Tensor Attend(torch.Tensor query, torch.Tensor key, torch.Tensor value, torch.Tensor? mask = null, bool isCausal = false, int? prefixOfKeys = null, int? prefixOfQueries = null)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor q = Split(_wiring.Part($"{_path}.q", query, prefixTokens: prefixOfQueries), _heads);
        torch.Tensor k = Repeat(Split(_wiring.Part($"{_path}.k", key, prefixTokens: prefixOfKeys), _keyHeads));
        torch.Tensor v = Repeat(Split(_wiring.Part($"{_path}.v", value, prefixTokens: prefixOfKeys), _keyHeads));
        return Attend(q, k, v, mask, isCausal, windows: 1, prefixOfQueries).MoveToOuterDisposeScope();
    }

    /// <summary>Attends on heads already apart, where q, k and v were reported or turned (rotary positions) before.</summary>
    /// <param name="q">(batch × heads × n × d_h).</param>
    /// <param name="k">(batch × heads × m × d_h).</param>
    /// <param name="v">(batch × heads × m × d_v).</param>
    /// <param name="mask">As above.</param>
    /// <param name="isCausal">As above.</param>
    /// <returns>(batch × n × d_v·heads), heads side by side, owned by the caller.</returns>
    public torch.Tensor Attend(torch.Tensor q, torch.Tensor k, torch.Tensor v, torch.Tensor? mask, bool isCausal)
        => Attend(q, k, v, mask, isCausal, windows: 1, prefixOfQueries: null);

    /// <summary>Attends on heads already apart, in each of several windows of a stimulus.</summary>
    /// <param name="q">(batch·windows × heads × n × d_h).</param>
    /// <param name="k">(batch·windows × heads × m × d_h).</param>
    /// <param name="v">(batch·windows × heads × m × d_v).</param>
    /// <param name="mask">As above, for batch·windows.</param>
    /// <param name="isCausal">As above.</param>
    /// <param name="windows">
    /// Windows of one stimulus, each of which attends within itself, one after the other in the first dimension. Parts have a stimulus' tokens
    /// window by window: <c>weights</c> (heads × windows·n × m), whose keys are those of the query's own window.
    /// </param>
    /// <param name="prefixOfQueries">As above.</param>
    /// <returns>(batch × windows·n × d_v·heads), heads side by side, owned by the caller.</returns>
    public torch.Tensor Attend(torch.Tensor q, torch.Tensor k, torch.Tensor v, torch.Tensor? mask, bool isCausal, int windows, int? prefixOfQueries)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        double scale = _scale ?? 1 / Math.Sqrt(q.shape[3]);
        _wiring.Count(OperationKind.TokenMixing, q.shape[0] * q.shape[1] * q.shape[2] * k.shape[2] * (q.shape[3] + v.shape[3]));
        if (_wiring.Touches($"{_path}.weights"))
        {
            torch.Tensor weights = _wiring.IsShapesOnly ? Outline(q, k) : Weights(q, k, mask, isCausal, scale);
            torch.Tensor kept = _wiring.Part($"{_path}.weights", Gather(weights, windows), LayerKind.Heads, prefixOfQueries);
            if (_wiring.Lesion?.Touches($"{_path}.weights") == true)
            {
                return Join(Scatter(kept, windows).matmul(v), windows, prefixOfQueries).MoveToOuterDisposeScope();
            }
        }

        if (_wiring.IsShapesOnly)
        {
            return Join(q.new_zeros(q.shape[0], q.shape[1], q.shape[2], v.shape[3]), windows, prefixOfQueries).MoveToOuterDisposeScope();
        }

        torch.Tensor scaled = _scale is null ? q : q * (scale * Math.Sqrt(q.shape[3])); // libtorch multiplies by 1/√d_h itself
        torch.Tensor attended = torch.nn.functional.scaled_dot_product_attention(scaled, k, v, attn_mask: mask, is_casual: isCausal);
        return Join(attended, windows, prefixOfQueries).MoveToOuterDisposeScope();
    }

    /// <summary>(batch × tokens × heads·d_h) → (batch × heads × tokens × d_h), a view.</summary>
    public static torch.Tensor Split(torch.Tensor x, int heads) => x.view(x.shape[0], x.shape[1], heads, x.shape[2] / heads).transpose(1, 2);

    /// <summary>softmax(QKᵀ·scale + M), (batch × heads × n × m).</summary>
    public static torch.Tensor Weights(torch.Tensor q, torch.Tensor k, torch.Tensor? mask, bool isCausal, double scale)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor logits = q.matmul(k.transpose(2, 3)).mul_(scale);
        if (mask is not null)
        {
            logits = logits.Plus(mask);
        }

        if (isCausal)
        {
            torch.Tensor later = torch.ones([q.shape[2], k.shape[2]], dtype: torch.@bool, device: q.device).triu(1);
            logits.masked_fill_(later, s_never);
        }

        return logits.softmax(-1).MoveToOuterDisposeScope();
    }

    // The weights' shape without their memory.
    private static torch.Tensor Outline(torch.Tensor q, torch.Tensor k) => q.new_zeros(1, 1, 1, 1).expand(q.shape[0], q.shape[1], q.shape[2], k.shape[2]);

    private torch.Tensor Repeat(torch.Tensor x) => _keyHeads == _heads ? x : x.repeat_interleave(_heads / _keyHeads, 1);

    // (batch·windows × heads × n × m) → (batch × heads × windows·n × m), and back.
    private static torch.Tensor Gather(torch.Tensor weights, int windows) => windows == 1 ? weights : weights.unflatten(0, -1, windows).transpose(1, 2).flatten(2, 3);

    private static torch.Tensor Scatter(torch.Tensor weights, int windows) => windows == 1 ? weights : weights.unflatten(2, windows, -1).transpose(1, 2).flatten(0, 1);

    // (batch·windows × heads × n × d_h) → (batch × windows·n × heads·d_h); each head is a part of its own.
    private torch.Tensor Join(torch.Tensor attended, int windows, int? prefixOfQueries)
    {
        torch.Tensor joined = attended.transpose(1, 2).contiguous().unflatten(0, -1, windows).flatten(1, 2); // (batch, windows·tokens, heads, d_h)
        for (int head = 0; head < _heads; head++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{_path}.head.{head}");
            if (_wiring.Touches(name))
            {
                torch.Tensor own = joined.select(2, head);
                torch.Tensor kept = _wiring.Part(name, own, prefixTokens: prefixOfQueries);
                if (!ReferenceEquals(kept, own))
                {
                    own.copy_(kept);
                }
            }
        }

        return joined.flatten(2);
    }
}
