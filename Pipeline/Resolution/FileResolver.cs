using Concord.Datasets.Formats;
using Concord.Pipeline.Resolution.Archives;

namespace Concord.Pipeline.Resolution;

/// <summary>Finds a declared file: in the store, then a mirror, then <c>CONCORD_DATA</c>, then the network. The hash decides; a file with the wrong one is an error and is not used.</summary>
public sealed class FileResolver
{
    private readonly string store;
    private readonly MirrorIndex? mirror;
    private readonly DataFolder data;
    private readonly FetchOptions fetching;
    private readonly UnpackedStore unpacked;

    /// <summary>Creates a resolver.</summary>
    /// <param name="store">The store's folder; fetched files are kept under <c>files/</c>.</param>
    /// <param name="mirror">A folder with <c>mirror.csv</c>, or null.</param>
    /// <param name="data">The folder of files without a public licence, or null.</param>
    /// <param name="fetching">How files are fetched where a call does not say; null for the defaults.</param>
    /// <exception cref="ResolutionException">The mirror has no index.</exception>
    public FileResolver(string store, string? mirror, string? data, FetchOptions? fetching = null)
    {
        this.fetching = fetching ?? new FetchOptions();
        this.store = store;
        this.mirror = mirror is null ? null : new MirrorIndex(mirror);
        this.data = new DataFolder(data);
        this.unpacked = new UnpackedStore(store);
    }

    /// <summary>The path of the declared file or folder, its hash verified; for an archive that of the folder into which it is unpacked.</summary>
    /// <param name="source">What is declared.</param>
    /// <param name="cancellationToken">Breaks a fetch off; what has come stays for the next time.</param>
    /// <exception cref="ResolutionException">It is nowhere to be had, its bytes are not those declared, or the archive holds what is refused.</exception>
    /// <exception cref="Hosting.DiskFullException">It does not fit on the disk.</exception>
    public string Resolve(SourceSpec source, CancellationToken cancellationToken = default) => this.Resolve(source, null, cancellationToken);

    /// <summary>The same, and how to fetch.</summary>
    /// <param name="source">What is declared.</param>
    /// <param name="options">How to fetch; null for what the resolver was made with.</param>
    /// <param name="cancellationToken">Breaks a fetch off; what has come stays for the next time.</param>
    public string Resolve(SourceSpec source, FetchOptions? options, CancellationToken cancellationToken)
    {
        if (source.IsFolder)
        {
            return this.ResolveFolder(source);
        }

        if (source.Archive is null)
        {
            return this.Fetch(source, options, cancellationToken).Path;
        }

        // An archive that was unpacked before need not be there any more.
        return this.UnpackedPathOf(source) ?? this.unpacked.Unpack(source, this.Fetch(source, options, cancellationToken), options ?? this.fetching, cancellationToken);
    }

    /// <summary>The declared file, with what was found out about it; fetched if need be.</summary>
    /// <param name="source">A file, no folder.</param>
    /// <param name="options">How to fetch; null for what the resolver was made with.</param>
    /// <param name="cancellationToken">Breaks a fetch off; what has come stays for the next time.</param>
    /// <exception cref="ResolutionException">It is nowhere to be had, its bytes are not those declared, or it has no declared hash and was never accepted.</exception>
    public ResolvedFile Fetch(SourceSpec source, FetchOptions? options = null, CancellationToken cancellationToken = default)
    {
        source.RequireUsableHash();
        if (source.Sha256 is null && source.Url is null && (source.Digest is null || source.DataPath is null))
        {
            throw source.LandingPage is null && source.DataPath is null ? new ResolutionException($"{source.What}: declares neither a SHA-256 nor a path.") : this.NotFound(source, null);
        }

        if (this.FindHere(source) is { } here)
        {
            return here;
        }

        if (source.Url is null)
        {
            throw this.NotFound(source, null);
        }

        try
        {
            return new NetworkFetch(this.store).Run(source, options ?? this.fetching, () => this.FindInStore(source), cancellationToken);
        }
        catch (Exception exception) when (!(exception is IOException full && Hosting.DiskSpace.IsFull(full)) && exception is HttpRequestException or IOException or UriFormatException && !cancellationToken.IsCancellationRequested)
        {
            throw this.NotFound(source, exception);
        }
    }

    /// <summary>Whether the file can be had without the network.</summary>
    public bool IsLocal(SourceSpec source) => source.IsFolder
        ? this.data.FindFolder(source) is not null
        : this.StoredPathOf(source) is not null || this.mirror?.Find(source) is not null || this.data.FindFile(source) is not null || this.UnpackedPathOf(source) is not null;

    /// <summary>The SHA-256 that the file of an address had when it was first fetched into this store without a published one; null where it never was.</summary>
    public string? FirstSeenSha256(string url) => new FirstSeen(this.store).Of(url);

    private ResolvedFile? FindHere(SourceSpec source)
    {
        if (this.FindInStore(source) is { } stored)
        {
            return stored;
        }

        return this.mirror?.Find(source) is { } mirrored
            ? FromMirror(source, mirrored.Path, mirrored.Sha256)
            : this.data.FindFile(source) is { } local ? Verified(local, source, "CONCORD_DATA", FileOrigin.Data) : null;
    }

    private static ResolvedFile FromMirror(SourceSpec source, string path, string stated)
    {
        if (source.Sha256 is not null)
        {
            return Verified(path, source, "the mirror", FileOrigin.Mirror);
        }

        if (source.Digest is null && stated.Length == 0)
        {
            throw new ResolutionException($"{source.What}: {path} (from the mirror) has no SHA-256 in mirror.csv, and its publisher states none: nothing speaks for the file. Write its SHA-256 there.");
        }

        ResolvedFile? byDigest = source.Digest is null ? null : Verified(path, source, "the mirror", FileOrigin.Mirror);
        return byDigest is not null && stated.Length == 0
            ? byDigest
            : Verified(path, source with { Sha256 = stated }, "the mirror", FileOrigin.Mirror) with { VerifiedAgainst = "the mirror's own record of it" + (byDigest is null ? string.Empty : " and " + byDigest.VerifiedAgainst) };
    }

    private ResolvedFile? FindInStore(SourceSpec source)
    {
        if (this.StoredPathOf(source) is not { } stored)
        {
            return null;
        }

        if (source is { Sha256: null, Url: not null, Digest: { } digest } && !new FirstSeen(this.store).WasHeldAgainst(source.Url, digest))
        {
            return Verified(stored, source, "the store", FileOrigin.Store);
        }

        SourceSpec stated = source.Sha256 is null ? source with { Sha256 = Path.GetFileName(stored) } : source;
        return Verified(stored, stated, "the store", FileOrigin.Store) with { VerifiedAgainst = source.Sha256 is null ? "the SHA-256 of its first fetch" : VerificationText.Of(source) };
    }

    private static ResolvedFile Verified(string path, SourceSpec source, string place, FileOrigin origin)
    {
        string found = FileHash.OfFile(path);
        return FileHash.Fits(path, source)
            ? new ResolvedFile(path, found, origin, VerificationText.Of(source))
            : throw new ResolutionException($"{source.What}: {path} (from {place}) has SHA-256 {found}, declared is {source.Declared}. The file is not used; remove it, or correct the declaration if another file is meant.");
    }

    // Files lie there under their whole hash: one of which only the beginning is declared is found by it.
    private string? StoredPathOf(SourceSpec source)
    {
        string? digits = (source.Sha256 ?? (source.Url is null ? null : this.FirstSeenSha256(source.Url)))?.ToLowerInvariant();
        if (digits is null)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(NetworkFetch.StoredPath(this.store, digits))!;
        return digits.Length == 64
            ? File.Exists(Path.Combine(folder, digits)) ? Path.Combine(folder, digits) : null
            : Directory.Exists(folder) ? Directory.EnumerateFiles(folder, digits + "*").Where(path => Path.GetFileName(path).Length == 64).Order(StringComparer.Ordinal).FirstOrDefault() : null;
    }

    private string? UnpackedPathOf(SourceSpec source) =>
        source.Archive is not null && (source.IsWholeHash ? source.Sha256 : source.Url is null ? null : this.FirstSeenSha256(source.Url)) is { } sha256 ? this.unpacked.Find(sha256, source.Archive) : null;

    private string ResolveFolder(SourceSpec source)
    {
        string path = this.data.FindFolder(source) ?? throw this.NotFound(source, null);
        string found = FolderHash.Compute(path);
        return string.Equals(found, source.TreeSha256, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new ResolutionException($"{source.What}: the folder {path} has tree SHA-256 {found}, declared is {source.TreeSha256}: a file was added, removed or changed.");
    }

    private ResolutionException NotFound(SourceSpec source, Exception? cause)
    {
        string name = source.DataPath ?? source.Url ?? source.Sha256 ?? "the file";
        string sought = $"sought in the store ({this.store}), the mirror ({this.mirror?.Folder ?? "none: set --mirror or CONCORD_MIRROR"}), CONCORD_DATA ({this.data.Path ?? "not set"})"
            + (source.Url is null ? source.LandingPage is null ? "; it has no public location" : $"; location unknown: see {source.LandingPage}, and give the file that you fetch there by weights: {{ path: … }}" : $" and at {source.Url} ({cause?.Message ?? "not tried"})");
        return new ResolutionException($"{source.What}: {name} could not be had; {sought}.", cause ?? new FileNotFoundException(name));
    }
}
