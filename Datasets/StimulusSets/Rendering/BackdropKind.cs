namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>What stands behind everything.</summary>
public enum BackdropKind
{
    /// <summary>One colour.</summary>
    Flat,

    /// <summary>From one colour to another.</summary>
    Gradient,

    /// <summary>A ground under a sky.</summary>
    Horizon,

    /// <summary>Soft noise.</summary>
    Clouds,
}
