using System.Security.Cryptography;
using Concord.Datasets.Formats;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Resolution;

/// <summary>Finds a declared file: in the store, then a mirror, then <c>CONCORD_DATA</c>, then the network. The hash decides; a file with the wrong one is an error and is not used.</summary>
public sealed class FileResolver
{
    private readonly string store;
    private readonly MirrorIndex? mirror;
    private readonly string? data;
    private readonly Dictionary<string, string> dataBySha256 = new(StringComparer.OrdinalIgnoreCase);
    private bool dataIndexed;

    /// <summary>Creates a resolver.</summary>
    /// <param name="store">The store's folder; fetched files are kept under <c>files/</c>.</param>
    /// <param name="mirror">A folder with <c>mirror.csv</c>, or null.</param>
    /// <param name="data">The folder of files without a public licence, or null.</param>
    /// <exception cref="ResolutionException">The mirror has no index.</exception>
    public FileResolver(string store, string? mirror, string? data)
    {
        this.store = store;
        this.mirror = mirror is null ? null : new MirrorIndex(mirror);
        this.data = data;
    }

    /// <summary>The path of the declared file or folder, its hash verified.</summary>
    /// <exception cref="ResolutionException">It is nowhere to be had, or its bytes are not those declared.</exception>
    public string Resolve(SourceSpec source, CancellationToken cancellationToken = default)
    {
        if (source.IsFolder)
        {
            return this.ResolveFolder(source);
        }

        string sha256 = source.Sha256 ?? throw new ResolutionException($"{source.What}: declares neither a SHA-256 nor a path.");
        string stored = this.StoredPath(sha256);
        if (File.Exists(stored))
        {
            return Verified(stored, source, "the store");
        }

        if (this.mirror?.Find(sha256) is { } mirrored)
        {
            return Verified(mirrored, source, "the mirror");
        }

        if (this.FindInData(source) is { } local)
        {
            return Verified(local, source, "CONCORD_DATA");
        }

        return source.Url is null ? throw this.NotFound(source, null) : this.Fetch(source, sha256, stored, cancellationToken);
    }

    /// <summary>Whether the file can be had without the network.</summary>
    public bool IsLocal(SourceSpec source) => source.IsFolder
        ? this.data is not null && source.DataPath is not null && Directory.Exists(Path.Combine(this.data, source.DataPath))
        : source.Sha256 is not null && (File.Exists(this.StoredPath(source.Sha256)) || this.mirror?.Find(source.Sha256) is not null || this.FindInData(source) is not null);

    private static string Verified(string path, SourceSpec source, string place)
    {
        string found = FileHash.OfFile(path);
        return string.Equals(found, source.Sha256, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new ResolutionException($"{source.What}: {path} (from {place}) has SHA-256 {found}, declared is {source.Sha256}. The file is not used; remove it, or correct the declaration if another file is meant.");
    }

    private string StoredPath(string sha256) => Path.Combine(this.store, "files", sha256[..2].ToLowerInvariant(), sha256.ToLowerInvariant());

    private string ResolveFolder(SourceSpec source)
    {
        if (this.data is null || source.DataPath is null)
        {
            throw this.NotFound(source, null);
        }

        string path = Path.Combine(this.data, source.DataPath);
        if (!Directory.Exists(path))
        {
            throw this.NotFound(source, null);
        }

        string found = FolderHash.Compute(path);
        return string.Equals(found, source.TreeSha256, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new ResolutionException($"{source.What}: the folder {path} has tree SHA-256 {found}, declared is {source.TreeSha256}: a file was added, removed or changed.");
    }

    private string? FindInData(SourceSpec source)
    {
        if (this.data is null || !Directory.Exists(this.data))
        {
            return null;
        }

        if (source.DataPath is not null && File.Exists(Path.Combine(this.data, source.DataPath)))
        {
            return Path.Combine(this.data, source.DataPath);
        }

        if (source.Bytes is null && source.Url is not null)
        {
            return null;
        }

        this.IndexData();
        return source.Sha256 is not null && this.dataBySha256.TryGetValue(source.Sha256, out string? path) ? path : null;
    }

    private void IndexData()
    {
        if (this.dataIndexed)
        {
            return;
        }

        this.dataIndexed = true;
        foreach (string path in Directory.EnumerateFiles(this.data!, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Where(IsWeightsOrData).Order(StringComparer.Ordinal))
        {
            this.dataBySha256.TryAdd(FileHash.OfFile(path), path);
        }
    }

    // Pictures come as folders, never one by one; leaving them out keeps the index to a moment.
    private static bool IsWeightsOrData(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is not (".png" or ".jpg" or ".jpeg" or ".md" or ".txt" or ".py");

    private string Fetch(SourceSpec source, string sha256, string stored, CancellationToken cancellationToken)
    {
        try
        {
            using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(30) };
            using HttpResponseMessage response = client.GetAsync(new Uri(source.Url!), HttpCompletionOption.ResponseHeadersRead, cancellationToken).GetAwaiter().GetResult();
            response.EnsureSuccessStatusCode();
            using Stream body = response.Content.ReadAsStream(cancellationToken);
            string found = string.Empty;
            AtomicFile.Write(stored, file =>
            {
                found = CopyHashing(body, file, cancellationToken);
                if (!string.Equals(found, sha256, StringComparison.OrdinalIgnoreCase))
                {
                    throw new ResolutionException($"{source.What}: {source.Url} gave a file with SHA-256 {found}, declared is {sha256}. The file is not kept.");
                }
            });
            return stored;
        }
        catch (Exception exception) when (!(exception is IOException full && Hosting.DiskSpace.IsFull(full)) && exception is HttpRequestException or IOException or UriFormatException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw this.NotFound(source, exception);
        }
    }

    private static string CopyHashing(Stream from, Stream to, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ResolutionException NotFound(SourceSpec source, Exception? cause)
    {
        string name = source.DataPath ?? source.Url ?? source.Sha256 ?? "the file";
        string sought = $"sought in the store ({this.store}), the mirror ({this.mirror?.Folder ?? "none: set --mirror or CONCORD_MIRROR"}), CONCORD_DATA ({this.data ?? "not set"})"
            + (source.Url is null ? "; it has no public location" : $" and at {source.Url} ({cause?.Message ?? "not tried"})");
        return new ResolutionException($"{source.What}: {name} could not be had; {sought}.", cause ?? new FileNotFoundException(name));
    }
}
