namespace Concord.Alignment.Ceilings;

/// <summary>In which order halves and neuroids are aggregated: two ids, for they differ (.7551 and .7743 on the golden data).</summary>
public enum SplitHalfOrder
{
    /// <summary><c>split-half</c>: median over neuroids in each half split, then the mean over splits.</summary>
    MedianThenMean,

    /// <summary><c>split-half-mean-first</c>: mean over splits for each neuroid, then the median over neuroids.</summary>
    MeanThenMedian,
}
