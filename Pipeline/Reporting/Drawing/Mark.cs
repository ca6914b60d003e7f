namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>One thing in a <see cref="Scene"/>. Coordinates are in scene units (CSS pixels), y downwards, and always finite.</summary>
public abstract record Mark
{
    /// <summary>Whose it is, for highlighting; null for axes.</summary>
    public string? Owner { get; init; }

    /// <summary>What a pointer over it tells; it repeats the data table and says no more.</summary>
    public string? Tip { get; init; }
}
