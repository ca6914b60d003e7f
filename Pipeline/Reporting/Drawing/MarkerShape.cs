namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>Shapes of points; a shape means a regime, or (hollow) an interval that includes zero.</summary>
public enum MarkerShape
{
    /// <summary>Filled circle: supervised.</summary>
    Disc,

    /// <summary>Hollow circle: untrained, or undecided.</summary>
    Ring,

    /// <summary>Self-supervised.</summary>
    TriangleUp,

    /// <summary>Certified.</summary>
    TriangleDown,

    /// <summary>Adversarial.</summary>
    Square,

    /// <summary>Mixed, or another regime.</summary>
    Diamond,

    /// <summary>No model.</summary>
    Cross,
}
