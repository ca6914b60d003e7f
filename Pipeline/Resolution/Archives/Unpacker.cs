using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;

namespace Concord.Pipeline.Resolution.Archives;

/// <summary>Unpacks one archive into an empty folder. Nothing in it is believed: neither names nor sizes nor kinds.</summary>
/// <remarks>
/// Links and special files are refused, whether or not they lead out of the folder; rights and times are not taken over; archives in the archive stay files.
/// Files are written by <see cref="FileMode.CreateNew"/>, and sizes are counted as bytes come.
/// </remarks>
internal sealed class Unpacker(ArchiveLimits limits)
{
    private const int BufferSize = 1 << 17;

    private readonly byte[] buffer = new byte[BufferSize];
    private long written;

    /// <summary>Unpacks.</summary>
    /// <param name="archive">The archive file.</param>
    /// <param name="form">How it is packed, and what is declared of its contents.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="told">Told after each file how many bytes have been written.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>What is there now.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged, or something in it is refused.</exception>
    public UnpackedRecord Run(string archive, ArchiveForm form, string folder, Action<long> told, CancellationToken cancellationToken)
    {
        this.written = 0;
        using FileStream stream = File.OpenRead(archive);
        long most = limits.MostBytes(stream.Length, form.UnpackedBytes);
        MemberPaths paths = new(limits);
        List<(string Path, string Sha256)> files = [];
        int entries = 0;
        foreach (ArchiveMember member in ArchiveMembers.Read(stream, form.Kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++entries > limits.Entries)
            {
                throw new InvalidDataException(FormattableString.Invariant($"more than {limits.Entries} files and folders"));
            }

            string path = paths.Take(member);
            if (member.Refusal is not null)
            {
                throw new InvalidDataException($"member '{path}' {member.Refusal}");
            }

            string place = Path.Combine(folder, path);
            if (member.IsFolder)
            {
                Directory.CreateDirectory(place);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            files.Add((path, this.Write(member, path, place, most, cancellationToken)));
            told(this.written);
        }

        return new UnpackedRecord(files.Count, this.written, FolderHash.OfFiles(files));
    }

    private string Write(ArchiveMember member, string path, string place, long most, CancellationToken cancellationToken)
    {
        this.RefuseMore(member.Length, most);
        using DigestStream digest = new(null);
        using Stream content = member.Open();
        using FileStream file = new(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (int read; (read = content.Read(this.buffer)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            this.RefuseMore(read, most);
            if (digest.Length + read > member.Length)
            {
                break;
            }

            file.Write(this.buffer.AsSpan(0, read));
            digest.Append(this.buffer.AsSpan(0, read));
            this.written += read;
        }

        return digest.Length == member.Length && content.Read(this.buffer) == 0
            ? digest.Current().Sha256
            : throw new InvalidDataException(FormattableString.Invariant($"member '{path}' has another length than the {member.Length} bytes that the archive states"));
    }

    private void RefuseMore(long next, long most)
    {
        if (next < 0 || this.written > most - next)
        {
            throw new InvalidDataException(FormattableString.Invariant($"its contents pass {most} bytes, the most for an archive of this size"));
        }
    }
}
