namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Which part of the rendered images; no two parts share an image.</summary>
public enum RenderedSplit
{
    /// <summary>To learn from.</summary>
    Train = 0,

    /// <summary>To choose by.</summary>
    Validation = 1,

    /// <summary>To report; the sets of the catalogue are made of it.</summary>
    Test = 2,
}
