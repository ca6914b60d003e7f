namespace Concord.Models.Regimes;

/// <summary>The kinds of value that an untrained parameter starts from.</summary>
public enum InitialDistribution
{
    /// <summary>Every element has the same value.</summary>
    Constant,

    /// <summary>Uniform between minus and plus the scale.</summary>
    Uniform,

    /// <summary>Normal with mean 0 and the scale as standard deviation.</summary>
    Normal,

    /// <summary>Normal with mean 0 and the scale as standard deviation, redrawn within ±2 absolute, as PyTorch's <c>trunc_normal_</c> with its default bounds.</summary>
    TruncatedNormal,
}
