namespace Concord.Models.Regimes;

/// <summary>How the size of an adversarial perturbation is measured.</summary>
public enum PerturbationNorm
{
    /// <summary>The largest change of any pixel's channel.</summary>
    LInf,

    /// <summary>The Euclidean length of the change over all pixels.</summary>
    L2,
}
