using System.Text.Json;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Resolution.Archives;

/// <summary>The unpacked archives of a store: <c>unpacked/ab/SHA256-OF-THE-ARCHIVE/</c>, made once, by one process while others wait.</summary>
/// <param name="store">The store's folder.</param>
/// <param name="limits">What an archive may hold; null for the defaults.</param>
internal sealed class UnpackedStore(string store, ArchiveLimits? limits = null)
{
    /// <summary>The folder of an archive that was unpacked before; null where it was not, or something is missing from it.</summary>
    /// <param name="sha256">The archive's SHA-256.</param>
    /// <param name="form">What is declared of its contents.</param>
    public string? Find(string sha256, ArchiveForm form)
    {
        string folder = this.FolderOf(sha256);
        return ReadRecord(folder) is { } record && record == Measure(folder, record) && (form.TreeSha256 is null || SameHash(form.TreeSha256, record)) ? folder : null;
    }

    /// <summary>The folder with an archive's contents, unpacked if need be.</summary>
    /// <param name="source">The declaration, with its <see cref="SourceSpec.Archive"/>.</param>
    /// <param name="archive">The archive, verified.</param>
    /// <param name="options">Progress, clock and free space.</param>
    /// <param name="cancellationToken">Breaks off; what was half-unpacked goes.</param>
    /// <exception cref="ResolutionException">The archive is damaged or holds what is refused.</exception>
    /// <exception cref="DiskFullException">Its contents will not fit.</exception>
    public string Unpack(SourceSpec source, ResolvedFile archive, FetchOptions options, CancellationToken cancellationToken) => Waiting.Until(
        () =>
        {
            using FileStream? gate = this.Find(archive.Sha256, source.Archive!) is null ? FileGate.TryEnter(this.FolderOf(archive.Sha256) + ".lock") : null;
            // Looked for again: whoever was inside before may have done it.
            return this.Find(archive.Sha256, source.Archive!) ?? (gate is null ? null : this.Make(source, archive, options, cancellationToken));
        },
        () => options.Progress?.Report(new FetchProgress(source.What, 0, source.Archive!.UnpackedBytes, "another process is unpacking this archive; waiting for it")),
        options.Clock,
        cancellationToken);

    /// <summary>Reads every unpacked folder and compares it with its record.</summary>
    /// <returns>What is wrong, one sentence each.</returns>
    public IEnumerable<string> Verify()
    {
        DirectoryInfo root = new(Path.Combine(store, "unpacked"));
        IEnumerable<FileInfo> records = root.Exists ? root.EnumerateDirectories().SelectMany(part => part.EnumerateFiles("*.json")) : [];
        foreach (string record in records.Select(file => file.FullName).Order(StringComparer.Ordinal))
        {
            string folder = record[..^".json".Length];
            if (!Directory.Exists(folder) || ReadRecord(folder) is not { } stated || !SameHash(Datasets.Formats.FolderHash.Compute(folder), stated))
            {
                yield return $"{folder}: the unpacked files are not those of the archive.";
            }
        }
    }

    private string Make(SourceSpec source, ResolvedFile archive, FetchOptions options, CancellationToken cancellationToken)
    {
        string folder = this.FolderOf(archive.Sha256);
        string temporary = folder + ".partial";
        File.Delete(folder + ".json");
        Remove(folder);
        Remove(temporary);
        DiskSpace.Require($"{source.What}, unpacked", store, source.Archive!.UnpackedBytes ?? new FileInfo(archive.Path).Length, options.FreeSpace);
        try
        {
            Directory.CreateDirectory(temporary);
            UnpackedRecord record = new Unpacker(limits ?? new ArchiveLimits()).Run(archive.Path, source.Archive, temporary, written => options.Progress?.Report(new FetchProgress($"{source.What}, unpacking", written, source.Archive.UnpackedBytes)), cancellationToken);
            if (source.Archive.TreeSha256 is { } declared && !SameHash(declared, record))
            {
                throw new ResolutionException($"{source.What}: what is in {archive.Path} has tree SHA-256 {record.TreeSha256}, declared is {declared}. It is not kept.");
            }

            Directory.Move(temporary, folder);
            AtomicFile.WriteText(folder + ".json", JsonSerializer.Serialize(record, StoreJson.Options));
            return folder;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException or NotSupportedException)
        {
            throw new ResolutionException($"{source.What}: {archive.Path} cannot be unpacked as {source.Archive.Kind}: {exception.Message}. Nothing of it is kept.", exception);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private string FolderOf(string sha256) => Path.Combine(store, "unpacked", sha256[..2].ToLowerInvariant(), sha256.ToLowerInvariant());

    private static bool SameHash(string declared, UnpackedRecord record) => string.Equals(declared, record.TreeSha256, StringComparison.OrdinalIgnoreCase);

    private static UnpackedRecord? ReadRecord(string folder)
    {
        try
        {
            return File.Exists(folder + ".json") ? JsonSerializer.Deserialize<UnpackedRecord>(File.ReadAllText(folder + ".json"), StoreJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Names and bytes are hashed by `store verify`; here the count and the sizes, in a moment even for a hundred thousand files.
    private static UnpackedRecord? Measure(string folder, UnpackedRecord record)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        int files = 0;
        long bytes = 0;
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            files++;
            bytes += file.Length;
        }

        return record with { Files = files, Bytes = bytes };
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
