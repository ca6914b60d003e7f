namespace Concord.Models.Architectures;

/// <summary>What a token network's head reads.</summary>
internal enum PoolKind
{
    /// <summary>The class token.</summary>
    Class,

    /// <summary>The mean of the patches.</summary>
    Mean,

    /// <summary>The class token and the mean of the patches, side by side.</summary>
    ClassAndMean,
}
