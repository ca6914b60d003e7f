namespace Concord.Datasets.Declared;

/// <summary>Where the stimuli are: a folder of pictures, or a file with one text a line.</summary>
public sealed record DeclaredStimuli
{
    /// <summary>The folder of pictures, absolute; null for texts.</summary>
    public string? Folder { get; init; }

    /// <summary>A table that orders and names the pictures; null: by their paths.</summary>
    public DeclaredFile? Table { get; init; }

    /// <summary>One text a line; null for pictures.</summary>
    public DeclaredFile? Texts { get; init; }

    /// <summary>What is seen through transparent pixels (R, G, B); null: such pictures are refused.</summary>
    public (byte R, byte G, byte B)? Background { get; init; }

    /// <summary>Whether pictures are turned as their EXIF orientation says. Default false, as PIL opens them.</summary>
    public bool Upright { get; init; }

    /// <summary>Whether files may be links that lead out of the folder, as DataLad makes them. Default false.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>Whether the folder may hold pictures that the table does not name. Default false.</summary>
    public bool AllowExtra { get; init; }

    /// <summary>Whether the recorded condition is the category, whose pictures' activations are averaged.</summary>
    public bool ByCategory { get; init; }
}
