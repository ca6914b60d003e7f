namespace Concord.Alignment.Similarity;

/// <summary>What the width of a Gaussian kernel is measured in.</summary>
public enum RbfBandwidth
{
    /// <summary>The root of the median squared distance between two stimuli of the same side: no unit of the activations enters.</summary>
    Median,

    /// <summary>The activations' own units.</summary>
    Absolute,
}
