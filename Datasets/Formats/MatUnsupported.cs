namespace Concord.Datasets.Formats;

/// <summary>A value of a class that this reader names and does not read; other variables of the file stay readable.</summary>
public sealed class MatUnsupported : MatValue
{
    internal MatUnsupported(string where, MatClass matClass, int[] dimensions, string reason)
        : base(where, matClass, dimensions) => Reason = reason;

    /// <summary>What it is and why it is not read.</summary>
    public string Reason { get; }
}
