namespace Concord.Datasets.Declared;

/// <summary>Trials in the form of model-vs-human, one table or several.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Files">CSV files with the columns subj, session, trial, rt, object_response, category, condition, imagename.</param>
public sealed record DeclaredTrials(string Name, IReadOnlyList<DeclaredFile> Files)
{
    /// <summary>The conditions that do not count.</summary>
    public IReadOnlyList<string> Excluded { get; init; } = [];
}
