namespace Concord.Alignment.Rsa;

/// <summary>How several subjects' RDMs enter an RSA score.</summary>
public enum RsaSubjects
{
    /// <summary>Compared with each subject's RDM, then averaged: the scale of the ceilings.</summary>
    Each,

    /// <summary>Compared with the mean RDM: higher, and on another scale than the ceilings.</summary>
    Mean,
}
