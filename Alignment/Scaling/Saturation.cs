namespace Concord.Alignment.Scaling;

/// <summary>What the data say about a law.</summary>
public enum Saturation
{
    /// <summary>The interval of the rise from the smallest to the largest scale holds 0: neither a rise nor a fall is clear.</summary>
    NoTrend,

    /// <summary>The score falls.</summary>
    Falls,

    /// <summary>The score rises and the law, or its interval, reaches a perfect score: the data show no level.</summary>
    NotInRange,

    /// <summary>The score rises towards a level whose interval stays below a perfect score.</summary>
    Saturates,
}
