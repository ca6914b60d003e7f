namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>What stands in front of the object.</summary>
public enum Occluder
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A bar across.</summary>
    Bar,

    /// <summary>A round thing.</summary>
    Disc,
}
