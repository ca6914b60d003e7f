namespace Concord.Datasets.Catalogue;

/// <summary>Files in Brain-Score's public storage: assemblies as NetCDF, stimulus tables as CSV, pictures as zip.</summary>
/// <remarks>
/// Names, SHA-1 and versions are those of a data set's own registration in brain-score/vision or brain-score/language; how an address is made of them is
/// get_path of brainscore_core/supported_data_standards/brainio/s3.py (brain-score/core, commit 7436003b48a63010033c52896525048d7ab88ace).
/// No SHA-256 and no size is stated there, and none of these files could be fetched where this was written.
/// </remarks>
/// <param name="folder">Bucket and folder, as the registration has them: <c>brainscore-storage/brainio-brainscore</c>.</param>
/// <param name="source">The registration: repository, commit, path.</param>
/// <param name="licence">As a source states it.</param>
internal sealed class BrainScoreStorage(string folder, string source, string licence)
{
    /// <summary>The folder of the older data sets.</summary>
    public const string Brainio = "brainscore-storage/brainio-brainscore";

    /// <summary>The commit of brain-score/vision that the registrations were copied from.</summary>
    public const string VisionCommit = "c642dbe42aae3ed064bc0b66f70a80b264021164";

    /// <summary>What is known of the licences: neither the registrations nor the packaging state one.</summary>
    public const string NoLicence = "none stated by the source of its location";

    /// <summary>The registration of a data set in brain-score/vision.</summary>
    public static string Registration(string package) => $"brain-score/vision@{VisionCommit}: brainscore_vision/data/{package}/__init__.py";

    /// <summary>An assembly.</summary>
    public DatasetFile Assembly(string role, string identifier, string sha1, string? version = null) =>
        FileOf(role, $"assy_{identifier.Replace('.', '_')}.nc", sha1, version);

    /// <summary>The table of a stimulus set.</summary>
    public DatasetFile Table(string role, string identifier, string sha1, string? version = null) =>
        FileOf(role, $"stimulus_{identifier.Replace('.', '_')}.csv", sha1, version);

    /// <summary>The pictures of a stimulus set; the role's path is the folder into which they are unpacked.</summary>
    public DatasetFile Pictures(string role, string identifier, string sha1, string? version = null) =>
        FileOf(role, $"stimulus_{identifier.Replace('.', '_')}.zip", sha1, version) with { Archive = new ArchiveForm(ArchiveKind.Zip) };

    private DatasetFile FileOf(string role, string name, string sha1, string? version)
    {
        string[] parts = folder.Split('/', 2);
        string url = $"https://{parts[0]}.s3.amazonaws.com/{parts[1]}/{name}" + (version is null ? string.Empty : $"?versionId={version}");
        return new DatasetFile(role, url, null, null, licence, null)
        {
            Digest = new PublisherDigest(DigestKind.Sha1, sha1),
            LocationVerified = false,
            Source = source,
        };
    }
}
