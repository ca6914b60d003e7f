namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Which point of a text its x is.</summary>
public enum TextAnchor
{
    /// <summary>Its left end.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its right end.</summary>
    End,
}
