namespace Concord.Datasets.Formats;

/// <summary>Characters: one line a row.</summary>
public sealed class MatText : MatValue
{
    internal MatText(string where, int[] dimensions, IReadOnlyList<string> lines)
        : base(where, MatClass.Char, dimensions) => Lines = lines;

    /// <summary>The rows, blanks at their ends kept; empty for ''.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The text of a one-row array; '' gives the empty text.</summary>
    /// <exception cref="DatasetException">More than one row.</exception>
    public string Text => Lines.Count switch
    {
        0 => "",
        1 => Lines[0],
        _ => throw new DatasetException(Where, $"{Lines.Count} rows of characters", "one row", "Use a cell array of texts."),
    };
}
