using System.Globalization;

namespace Concord.Alignment.Ceilings;

/// <summary>A split-half ceiling by its id: <c>split-half(k)</c> or <c>split-half-mean-first(k)</c>, k random halves.</summary>
/// <remarks>Equality compares both members. The halves are those of <see cref="SplitHalfCeiling.RandomSplits"/>: the same for the same seed, k and number of repetitions.</remarks>
/// <param name="Order">Which aggregate comes first.</param>
/// <param name="Splits">k, 1 or more.</param>
public sealed record SplitHalfSpec(SplitHalfOrder Order, int Splits)
{
    private const string MedianFirst = "split-half";
    private const string MeanFirst = "split-half-mean-first";

    /// <summary>The ids that a manifest can name: both orders, with 10 or 100 random halves.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new[] { 10, 100 }.SelectMany(splits => new[] { new SplitHalfSpec(SplitHalfOrder.MedianThenMean, splits), new SplitHalfSpec(SplitHalfOrder.MeanThenMedian, splits) }).Select(spec => spec.Text)];

    /// <summary>What the ceiling is, in a line; null for another ceiling's name.</summary>
    /// <param name="name">A ceiling's name.</param>
    public static string? Describe(string name) => !Names.Contains(name) ? null
        : $"reliability of each neuroid from {Parse(name).Splits} random halves of the recorded repetitions, Spearman–Brown corrected; "
        + (Parse(name).Order is SplitHalfOrder.MedianThenMean ? "where the score is a median, the median over neuroids in each split and then the mean (Brain-Score's order)" : "the mean over splits first, then aggregated as the score");

    /// <summary>The canonical text.</summary>
    public string Text => $"{(Order is SplitHalfOrder.MedianThenMean ? MedianFirst : MeanFirst)}({Splits})";

    /// <summary>Reads the id.</summary>
    /// <param name="text">One of the two forms; spaces do not matter.</param>
    /// <exception cref="AlignmentException">Another text, or a number below 1.</exception>
    public static SplitHalfSpec Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string compact = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        int open = compact.IndexOf('(', StringComparison.Ordinal);
        bool isCount = int.TryParse(open > 0 && compact.EndsWith(')') ? compact[(open + 1)..^1] : string.Empty, NumberStyles.None, CultureInfo.InvariantCulture, out int splits) && splits > 0;
        return (open > 0 ? compact[..open] : compact) switch
        {
            MedianFirst when isCount => new SplitHalfSpec(SplitHalfOrder.MedianThenMean, splits),
            MeanFirst when isCount => new SplitHalfSpec(SplitHalfOrder.MeanThenMedian, splits),
            _ => throw new AlignmentException("ceiling", $"'{text}'", $"{MedianFirst}(k) or {MeanFirst}(k), k a whole number of 1 or more", $"{MedianFirst}(10) is Brain-Score's order."),
        };
    }

    /// <summary>The reliability of responses.</summary>
    /// <param name="repetitions">(repetitions) of (stimuli × neuroids), two or more.</param>
    /// <param name="seed">Of the random halves; written with the ceiling.</param>
    public SplitHalfResult Compute(IReadOnlyList<Matrix> repetitions, long seed)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        return SplitHalfCeiling.Compute(repetitions, SplitHalfCeiling.RandomSplits(seed, Splits, repetitions.Count), Order);
    }
}
