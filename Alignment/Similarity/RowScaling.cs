namespace Concord.Alignment.Similarity;

/// <summary>What happens to each stimulus's pattern before inner products are taken.</summary>
public enum RowScaling
{
    /// <summary>Divided by its Euclidean length, so that the inner product is the cosine.</summary>
    UnitLength,

    /// <summary>Nothing: a long pattern is everyone's neighbour.</summary>
    None,
}
