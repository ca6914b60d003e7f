namespace Concord.Models.Activations;

/// <summary>Which tokens of a layer become the model's units.</summary>
public enum TokenPolicy
{
    /// <summary>Everything, flattened in row-major order (C, H, W) or (n, d).</summary>
    All,

    /// <summary>The first (class) token alone; undefined for layers without one.</summary>
    Cls,

    /// <summary>The mean over positions: of a map over height and width; of tokens over all but the prefix tokens (in texts: without the beginning-of-sequence token, and without padding); a vector is its own mean.</summary>
    Mean,

    /// <summary>The class token, then the mean.</summary>
    ClsMean,

    /// <summary>The last token of a text, padding not counted; defined for networks that take texts.</summary>
    Last,
}
