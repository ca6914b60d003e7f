using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Declared;

/// <summary>A lab's own dataset, as its dataset file declares it; nothing is read yet.</summary>
/// <param name="Path">The dataset file, absolute.</param>
/// <param name="Id">What scores call it.</param>
/// <param name="Title">One line.</param>
public sealed record DatasetDeclaration(string Path, string Id, string Title)
{
    /// <summary>What was shown and measured, in which unit.</summary>
    public string Description { get; init; } = "";

    /// <summary>BibTeX; may be empty.</summary>
    public string Citation { get; init; } = "";

    /// <summary>Who may use it.</summary>
    public string Licence { get; init; } = "not stated";

    /// <summary>Width of the stimuli in degrees of visual angle; null where it is not known.</summary>
    public double? VisualDegrees { get; init; }

    /// <summary>Raised by hand when the data change; hashes of the data enter every fingerprint anyway.</summary>
    public string Version { get; init; } = "1";

    /// <summary>What was shown; null where no network can be shown it.</summary>
    public DeclaredStimuli? Stimuli { get; init; }

    /// <summary>Files of responses, one or more subjects or regions each.</summary>
    public IReadOnlyList<DeclaredResponses> Responses { get; init; } = [];

    /// <summary>Files of RDMs.</summary>
    public IReadOnlyList<DeclaredRdms> Rdms { get; init; } = [];

    /// <summary>Sets of trials.</summary>
    public IReadOnlyList<DeclaredTrials> Trials { get; init; } = [];

    /// <summary>The time over which responses are averaged before they are scored; null where there is one bin or none.</summary>
    public TimeBin? Window { get; init; }

    /// <summary>The column whose equal values no fold of a cross-validation may divide: "category", or one of the presentations' table; null for none.</summary>
    public string? Groups { get; init; }

    /// <summary>The column of the presentations' table that numbers the dataset's own folds; null for none.</summary>
    public string? Folds { get; init; }
}
