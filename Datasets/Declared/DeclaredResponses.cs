using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Declared;

/// <summary>Responses in one file, or in one file a session, and what their axes are.</summary>
/// <param name="Files">The array's file, or several that follow one another along the presentations.</param>
public sealed record DeclaredResponses(IReadOnlyList<DeclaredFile> Files)
{
    /// <summary>The unit of the values, in words: spikes/s, per cent signal change.</summary>
    public string Unit { get; init; } = "not stated";

    /// <summary>The array's name in the file; null where it holds one.</summary>
    public string? Array { get; init; }

    /// <summary>The format's id; null: by the file's ending.</summary>
    public string? Format { get; init; }

    /// <summary>Names of the axes in the order in which they are stored; empty: as the file says.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];

    /// <summary>The voxels that are taken, for formats that keep volumes; null for all.</summary>
    public DeclaredFile? Mask { get; init; }

    /// <summary>A table with one row a presentation; null where the file labels them.</summary>
    public DeclaredFile? Presentations { get; init; }

    /// <summary>A table with one row a neuroid; null where the file labels them.</summary>
    public DeclaredFile? Neuroids { get; init; }

    /// <summary>What the labels mean, where their names do not say so.</summary>
    public AssemblyLayout Layout { get; init; } = new();

    /// <summary>A factor on every value: 0.01 for values kept in hundredths. Default 1; the factor of NSD's betas is known and not to be repeated.</summary>
    public double Scale { get; init; } = 1;
}
