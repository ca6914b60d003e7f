namespace Concord.Datasets.Declared;

/// <summary>One file of RDMs over the stimuli: stimuli × stimuli, or RDMs × stimuli × stimuli.</summary>
/// <param name="File">The array's file.</param>
/// <param name="Region">The region of all of them.</param>
public sealed record DeclaredRdms(DeclaredFile File, string Region)
{
    /// <summary>The array's name in the file; null where it holds one.</summary>
    public string? Array { get; init; }

    /// <summary>One name for each RDM; empty: by number.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>A table whose column stimulus_id gives the order of the rows; null: the order of the stimuli.</summary>
    public DeclaredFile? Order { get; init; }
}
