using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>One cell: text that every writer encodes in its own way, and the number behind it.</summary>
/// <param name="Text">What people read; never markup.</param>
/// <param name="Number">The value in full precision; null for text and for what is missing.</param>
public sealed record TableCell(string Text, double? Number = null)
{
    /// <summary>Whether it is set in bold.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Whether it is a name in a program's sense: a layer, a file.</summary>
    public bool IsCode { get; init; }

    /// <summary>A small drawing that repeats numbers of the same row; only the page shows it.</summary>
    public Scene? Drawing { get; init; }

    /// <summary>A marker before the text: shape and tone of a model; only the page shows it.</summary>
    public PointMark? Icon { get; init; }

    /// <summary>The step 0 … 9 of the colour behind the number, or null for none; only the page shows it.</summary>
    public int? Heat { get; init; }

    /// <summary>The full text where <see cref="Text"/> was shortened; files that machines read hold this.</summary>
    public string? Full { get; init; }

    /// <summary>Characters of a text that a page shows; the middle of a longer one is left out.</summary>
    public int Longest { get; init; } = 90;

    /// <summary>The id in the page that it leads to, or null; only the page shows it.</summary>
    public string? Link { get; init; }

    /// <summary>The id that its row has in the page, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>A cell without a value.</summary>
    public static TableCell Missing { get; } = new(Wording.NumberText.Missing);
}
