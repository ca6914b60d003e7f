namespace Concord.Models.Training;

/// <summary>How a checkpoint did on one set.</summary>
/// <param name="Step">The checkpoint's step.</param>
/// <param name="Set">Name of the set.</param>
/// <param name="Accuracy">Share right, 0 to 1.</param>
/// <param name="Count">Pictures.</param>
/// <param name="ShapeShare">Share of the pictures with two cues that were called by their label (the shape); null for sets of one cue.</param>
/// <param name="TextureShare">Share of them that were called by their rival (the texture); null for sets of one cue.</param>
public sealed record EvaluationRow(long Step, string Set, double Accuracy, int Count, double? ShapeShare = null, double? TextureShare = null)
{
    /// <summary>Shape decisions among those for either cue (Geirhos et al. 2019, arXiv:1811.12231); NaN where none was for either, null for sets of one cue.</summary>
    public double? ShapeBias => ShapeShare / (ShapeShare + TextureShare);
}
