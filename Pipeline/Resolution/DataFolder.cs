namespace Concord.Pipeline.Resolution;

/// <summary>The folder <c>CONCORD_DATA</c>: files that no one may redistribute, laid there by the user.</summary>
internal sealed class DataFolder(string? path)
{
    private readonly Dictionary<string, string> bySha256 = new(StringComparer.OrdinalIgnoreCase);
    private bool indexed;

    /// <summary>Its path; null where none is set.</summary>
    public string? Path => path;

    /// <summary>Where a declared folder lies; null where it does not.</summary>
    public string? FindFolder(SourceSpec source) =>
        path is not null && source.DataPath is not null && Directory.Exists(this.At(source.DataPath)) ? this.At(source.DataPath) : null;

    /// <summary>Where a declared file lies: at its path there, else by its hash; null where it does not.</summary>
    public string? FindFile(SourceSpec source)
    {
        if (path is null || !Directory.Exists(path))
        {
            return null;
        }

        if (source.DataPath is not null && File.Exists(this.At(source.DataPath)))
        {
            return this.At(source.DataPath);
        }

        if (source.Sha256 is null && source.Digest is null)
        {
            return null;
        }

        if ((source.Bytes is null || source.Sha256 is null) && source.Url is not null)
        {
            // Hashing all of a large folder for each address would take minutes; a file of the address's name is looked at.
            return this.Files(Uri.TryCreate(source.Url, UriKind.Absolute, out Uri? address) ? System.IO.Path.GetFileName(address.LocalPath) : "").FirstOrDefault(file => FileHash.Fits(file, source));
        }

        return source.Sha256 is null ? null : this.FindByHash(source);
    }

    private string? FindByHash(SourceSpec source)
    {
        this.Index();
        return source.IsWholeHash
            ? this.bySha256.GetValueOrDefault(source.Sha256!)
            : this.bySha256.Where(file => source.Accepts(file.Key)).Select(file => file.Value).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private void Index()
    {
        if (this.indexed)
        {
            return;
        }

        this.indexed = true;
        foreach (string file in this.Files("*").Where(IsWeightsOrData))
        {
            this.bySha256.TryAdd(FileHash.OfFile(file), file);
        }
    }

    private string At(string relative) => System.IO.Path.Combine(path!, relative);

    private IEnumerable<string> Files(string name) => name.Length == 0
        ? []
        : Directory.EnumerateFiles(path!, name, new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Order(StringComparer.Ordinal);

    // Pictures come as folders, never one by one; leaving them out keeps the index to a moment.
    private static bool IsWeightsOrData(string file) =>
        System.IO.Path.GetExtension(file).ToLowerInvariant() is not (".png" or ".jpg" or ".jpeg" or ".md" or ".txt" or ".py");
}
