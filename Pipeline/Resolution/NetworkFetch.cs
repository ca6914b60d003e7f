using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Resolution;

/// <summary>Brings a declared file from its address into the store, and holds it against its declaration.</summary>
/// <param name="store">The store's folder.</param>
internal sealed class NetworkFetch(string store)
{
    private readonly FirstSeen firstSeen = new(store);

    /// <summary>Fetches, unless another process does so meanwhile: then its file is taken.</summary>
    /// <param name="source">A file with an address.</param>
    /// <param name="options">How.</param>
    /// <param name="inStore">Looks again whether the store has it.</param>
    /// <param name="cancellationToken">Breaks off; what has come stays for the next time.</param>
    public ResolvedFile Run(SourceSpec source, FetchOptions options, Func<ResolvedFile?> inStore, CancellationToken cancellationToken)
    {
        SourceClient.RequireWeb(source);
        string? expected = source.Sha256 is null ? this.firstSeen.Of(source.Url!) : null;
        if (source.Sha256 is null && source.Digest is null && expected is null && !options.TrustFirst)
        {
            throw new ResolutionException($"{source.What}: its publisher states no SHA-256, so nothing but the address speaks for the file ({source.LandingPage ?? source.Url}). `models fetch --trust-first` accepts it and prints the SHA-256 found, to be written into the manifest and compared with what others found.");
        }

        return Waiting.Until(
            () => this.TryRun(source, expected, options, inStore, cancellationToken),
            () => options.Progress?.Report(new FetchProgress(source.What, 0, source.Bytes, "another process is fetching this file; waiting for it")),
            options.Clock,
            cancellationToken);
    }

    /// <summary>Where a file of this hash lies in a store.</summary>
    public static string StoredPath(string store, string sha256) => Path.Combine(store, "files", sha256[..2].ToLowerInvariant(), sha256.ToLowerInvariant());

    private ResolvedFile? TryRun(SourceSpec source, string? expected, FetchOptions options, Func<ResolvedFile?> inStore, CancellationToken cancellationToken)
    {
        using PartialFile? partial = PartialFile.TryOpen(Path.Combine(store, "partial"), FirstSeen.KeyOf($"{source.Sha256} {source.Url}"), source.Digest?.Kind);
        // The store first: whoever held the file before may have finished it.
        return inStore() ?? (partial is null ? null : this.Fetch(source, expected, partial, options, cancellationToken));
    }

    private ResolvedFile Fetch(SourceSpec source, string? expected, PartialFile partial, FetchOptions options, CancellationToken cancellationToken)
    {
        if (source.Bytes is { } declared)
        {
            DiskSpace.Require(source.What, store, declared - partial.Length + (source.Archive?.UnpackedBytes ?? 0), options.FreeSpace);
        }

        while (true)
        {
            Download download = new(source, partial, options);
            download.Run(cancellationToken);
            (string found, string? other) = partial.Finish();
            bool declaredOne = source.Sha256 is null || source.Accepts(found);
            bool publishersOne = source.Digest is null || source.Digest.Hex == other;
            if (declaredOne && publishersOne && (expected is null || expected == found))
            {
                return this.Keep(source, expected, partial, found);
            }

            partial.Restart();
            if (!download.Resumed)
            {
                throw this.Refused(source, expected, found, publishersOne ? null : other);
            }

            options.Progress?.Report(new FetchProgress(source.What, 0, source.Bytes, "what an earlier fetch left here does not fit the rest; beginning again"));
        }
    }

    private ResolvedFile Keep(SourceSpec source, string? expected, PartialFile partial, string found)
    {
        string stored = StoredPath(store, found);
        partial.MoveTo(stored);
        FileHash.Remember(stored, found);
        if (source.Sha256 is null && expected is null)
        {
            // Under an address without a SHA-256 a file is found again by this record.
            this.firstSeen.Remember(source.Url!, found, source.Digest);
        }

        string against = expected is null ? VerificationText.Of(source) : source.Digest is null ? "the SHA-256 of its first fetch" : $"{VerificationText.Of(source)} and the SHA-256 of its first fetch";
        return new ResolvedFile(stored, found, FileOrigin.Network, against, OnTrust: source.Sha256 is null && source.Digest is null && expected is null);
    }

    private ResolutionException Refused(SourceSpec source, string? expected, string found, string? other)
    {
        string gave = $"{source.What}: {source.Url} gave a file with ";
        if (other is not null)
        {
            return new ResolutionException($"{gave}{source.Digest!.Name} {other}, its publisher states {source.Digest.Hex}. The file is not kept.");
        }

        return new ResolutionException(source.Sha256 is not null
            ? $"{gave}SHA-256 {found}, declared is {source.Declared}. The file is not kept."
            : $"{gave}SHA-256 {found}; when it was first fetched it had {expected}. The file is not kept. If its publisher changed it and you mean the new one, remove {this.firstSeen.PathOf(source.Url!)}.");
    }
}
