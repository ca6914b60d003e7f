namespace Concord.Alignment.Renderings;

/// <summary>Every source under whose name a result can be stated: one line each.</summary>
public static class RenderingCatalogue
{
    /// <summary>All renderings.</summary>
    public static IReadOnlyList<Rendering> All { get; } =
    [
        BrainScoreVision.Before2026,
        BrainScoreVision.Since2026,
        BrainScoreLanguage.Rendering,
        DeepNsd.Rendering,
        ModelVsHuman.Rendering,
    ];
}
