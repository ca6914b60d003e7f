namespace Concord.Alignment.Rsa;

/// <summary>What the weights of layer RDMs are fitted to, by non-negative least squares.</summary>
public enum WeightedFit
{
    /// <summary>The dissimilarities: for cosines, and as Khaligh-Razavi and Kriegeskorte. Subjects are pooled over their root mean square.</summary>
    Plain,

    /// <summary>The dissimilarities less their means, as if a constant RDM were added: for correlations. Subjects are pooled as z-scores.</summary>
    Centred,
}
