using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>A question, one or several drawings that answer it, a caption that can be read alone, and the data behind it.</summary>
public sealed record Figure
{
    /// <summary>The slug for ids and file names.</summary>
    public required string Id { get; init; }

    /// <summary>The question: the figure's heading.</summary>
    public required string Question { get; init; }

    /// <summary>The panels, in reading order.</summary>
    public required IReadOnlyList<Scene> Panels { get; init; }

    /// <summary>What is drawn, with units, n, and what bars and bands are.</summary>
    public required string Caption { get; init; }

    /// <summary>The numbers behind it.</summary>
    public required ReportTable Data { get; init; }

    /// <summary>What a marker means, in order of appearance.</summary>
    public IReadOnlyList<(PointMark Marker, string Text)> Legend { get; init; } = [];

    /// <summary>A warning that stands over it, such as "SIMULATED recording"; or null.</summary>
    public string? Warning { get; init; }

    /// <summary>Whether a panel is as wide as the page and scrolls in its own box.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether the page shows it closed at first.</summary>
    public bool IsFolded { get; init; }

    /// <summary>Panels that the page holds; the file of numbers holds all.</summary>
    public int MostPanels { get; init; } = 60;

    /// <summary>Marks left out because a number was not finite.</summary>
    public int LeftOut => Panels.Sum(panel => panel.LeftOut);
}
