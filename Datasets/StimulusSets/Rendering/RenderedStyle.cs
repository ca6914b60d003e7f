namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>How a scene is drawn.</summary>
public enum RenderedStyle
{
    /// <summary>A textured object before a background, with clutter and occluder.</summary>
    Object,

    /// <summary>The object in black on white.</summary>
    Silhouette,

    /// <summary>The object's outline in black on white.</summary>
    Edge,

    /// <summary>The texture alone, all over the picture.</summary>
    Texture,
}
