namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>How much the difference between two levels of the second factor depends on the level of the first.</summary>
/// <param name="First">A level of the first factor.</param>
/// <param name="FirstOther">Another.</param>
/// <param name="Second">A level of the second factor.</param>
/// <param name="SecondOther">Another.</param>
/// <param name="Value">(first, second) − (first, other) − ((other, second) − (other, other)), of cell means.</param>
/// <param name="Low">Lower end of the 95 % interval; NaN where there is none.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Two-sided; NaN where there is none.</param>
/// <param name="AdjustedPValue">Adjusted by Holm over the interactions of all groups.</param>
public sealed record InteractionRow(string First, string FirstOther, string Second, string SecondOther, double Value, double Low, double High, double PValue, double AdjustedPValue)
{
    /// <summary>Whether the interval excludes zero.</summary>
    public bool IsClear => Low > 0 || High < 0;

    /// <summary>The contrast in words.</summary>
    public string Label => $"({First} − {FirstOther}) × ({Second} − {SecondOther})";
}
