namespace Concord.Datasets.Catalogue;

/// <summary>What a dataset is, before anything of it is read.</summary>
/// <param name="Id">What a manifest calls it.</param>
/// <param name="Title">One line.</param>
/// <param name="Description">What was shown, what was measured, in which unit, and what to know before using it.</param>
/// <param name="Citation">BibTeX.</param>
/// <param name="Licence">As the source states it.</param>
/// <param name="VisualDegrees">Width of the stimuli in degrees of visual angle; null where no source was checked.</param>
/// <param name="Version">Raised when what is loaded changes; enters the fingerprint.</param>
/// <param name="Files">What it is read from; empty when the project makes it itself.</param>
/// <param name="Regions">The regions that can be scored.</param>
public sealed record DatasetInfo(
    string Id,
    string Title,
    string Description,
    string Citation,
    string Licence,
    double? VisualDegrees,
    string Version,
    IReadOnlyList<DatasetFile> Files,
    IReadOnlyList<string> Regions)
{
    /// <summary>Whether every file with an address was fetched from it, by us, and was what is declared. Where not, the address is copied from the source that each file names.</summary>
    public bool LocationVerified => Files.All(file => file.Url is null || file.LocationVerified);

    /// <summary>A page that leads a person to the data; null where the files' addresses say enough.</summary>
    public string? LandingPage { get; init; }

    /// <summary>What must be said beside every score on it, such as "SIMULATED observers: …"; null for what was measured.</summary>
    public string? Warning { get; init; }

    /// <summary>What is in it.</summary>
    public DatasetContents Contents { get; init; } = new();
}
