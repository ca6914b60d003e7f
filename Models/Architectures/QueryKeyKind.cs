namespace Concord.Models.Architectures;

/// <summary>What the attention's queries and keys are made of; the values always have a map of their own.</summary>
internal enum QueryKeyKind
{
    /// <summary>Two learned maps.</summary>
    Separate,

    /// <summary>One learned map for both: the logits are symmetric.</summary>
    Shared,

    /// <summary>No map: the logits are the Gram matrix ZZᵀ of the tokens, head by head.</summary>
    Identity,
}
