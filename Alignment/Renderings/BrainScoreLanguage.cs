namespace Concord.Alignment.Renderings;

/// <summary>Brain-Score language: r over the ceiling, put into 0 … 1.</summary>
/// <remarks>Source: brain-score/language <c>utils/ceiling.py</c> at 0e0bb4a; centre as in vision.</remarks>
internal static class BrainScoreLanguage
{
    public static Rendering Rendering { get; } = new(
        "brain-score-language",
        "brain-score/language 0e0bb4a",
        new("r/c put into 0 … 1, r the mean over folds of the median over neuroids, c the median ceiling", raw => Scored.OrUndefined(Math.Clamp(raw.MeanOfFoldMedians() / raw.MedianCeiling(), 0, 1), "no ceiling")));
}
