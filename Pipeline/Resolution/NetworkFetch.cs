namespace Concord.Pipeline.Resolution;

/// <summary>Brings a declared file from its address into the store, and holds it against its declaration.</summary>
/// <param name="store">The store's folder.</param>
internal sealed class NetworkFetch(string store)
{
    private static readonly TimeSpan WhileAnotherFetches = TimeSpan.FromSeconds(0.5);

    private readonly FirstSeen firstSeen = new(store);

    /// <summary>Fetches, unless another process does so meanwhile: then its file is taken.</summary>
    /// <param name="source">A file with an address.</param>
    /// <param name="options">How.</param>
    /// <param name="inStore">Looks again whether the store has it.</param>
    /// <param name="cancellationToken">Breaks off; what has come stays for the next time.</param>
    public ResolvedFile Run(SourceSpec source, FetchOptions options, Func<ResolvedFile?> inStore, CancellationToken cancellationToken)
    {
        string? expected = source.Sha256 is null ? this.firstSeen.Of(source.Url!) : null;
        if (source.Sha256 is null && expected is null && !options.TrustFirst)
        {
            throw new ResolutionException($"{source.What}: its publisher states no SHA-256, so nothing but the address speaks for the file ({source.LandingPage ?? source.Url}). `models fetch --trust-first` accepts it and prints the SHA-256 found, to be written into the manifest and compared with what others found.");
        }

        bool told = false;
        while (true)
        {
            using (PartialFile? partial = PartialFile.TryOpen(Path.Combine(store, "partial"), FirstSeen.KeyOf($"{source.Sha256} {source.Url}")))
            {
                // The store first: whoever held the file before may have finished it.
                if (inStore() is { } done)
                {
                    return done;
                }

                if (partial is not null)
                {
                    return this.Fetch(source, expected, partial, options, cancellationToken);
                }
            }

            if (!told)
            {
                options.Progress?.Report(new FetchProgress(source.What, 0, source.Bytes, "another process is fetching this file; waiting for it"));
                told = true;
            }

            options.Pause(WhileAnotherFetches, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Where a file of this hash lies in a store.</summary>
    public static string StoredPath(string store, string sha256) => Path.Combine(store, "files", sha256[..2].ToLowerInvariant(), sha256.ToLowerInvariant());

    private ResolvedFile Fetch(SourceSpec source, string? expected, PartialFile partial, FetchOptions options, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
        while (true)
        {
            Download download = new(client, source, partial, options);
            download.Run(cancellationToken);
            string found = partial.Hash();
            bool accepted = source.Sha256 is not null ? source.Accepts(found) : expected is null || expected == found;
            if (accepted)
            {
                return this.Keep(source, expected, partial, found);
            }

            partial.Restart();
            if (!download.Resumed)
            {
                throw Refused(source, expected, found, this.firstSeen);
            }

            options.Progress?.Report(new FetchProgress(source.What, 0, source.Bytes, "what an earlier fetch left here does not fit the rest; beginning again"));
        }
    }

    private ResolvedFile Keep(SourceSpec source, string? expected, PartialFile partial, string found)
    {
        string stored = StoredPath(store, found);
        partial.MoveTo(stored);
        if (source.Sha256 is null && expected is null)
        {
            this.firstSeen.Remember(source.Url!, found);
            return new ResolvedFile(stored, found, FileOrigin.Network, "nothing: its publisher states no SHA-256", OnTrust: true);
        }

        string against = source.Sha256 is null ? "the SHA-256 of its first fetch" : VerificationText.Of(source);
        return new ResolvedFile(stored, found, FileOrigin.Network, against);
    }

    private static ResolutionException Refused(SourceSpec source, string? expected, string found, FirstSeen firstSeen) => new(source.Sha256 is not null
        ? $"{source.What}: {source.Url} gave a file with SHA-256 {found}, declared is {source.Declared}. The file is not kept."
        : $"{source.What}: {source.Url} gave a file with SHA-256 {found}; when it was first fetched it had {expected}. The file is not kept. If its publisher changed it and you mean the new one, remove {firstSeen.PathOf(source.Url!)}.");
}
