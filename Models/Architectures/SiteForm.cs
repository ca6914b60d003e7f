using Concord.Models.Activations;

namespace Concord.Models.Architectures;

/// <summary>What a network says of a site besides its values.</summary>
/// <param name="IsPart">A detail within a layer (queries, one head, hidden units) and not a layer of the network's own list.</param>
/// <param name="Kind">What the dimensions mean; null where their number tells (3 a map, 2 tokens, 1 a vector, per stimulus).</param>
/// <param name="PrefixTokens">Tokens before the patches; null for the network's own number.</param>
internal readonly record struct SiteForm(bool IsPart = false, LayerKind? Kind = null, int? PrefixTokens = null);
