using Concord.Datasets.Catalogue;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Resolution;

/// <summary>A file that is being fetched, and what is left of it when the fetch breaks off. One process at a time holds it.</summary>
/// <remarks>
/// Its digests are worked out while bytes are written: what an earlier fetch left is read once, then every byte that goes to the disk goes through them.
/// They equal a second reading's: nobody else writes while the gate is held, a failed write throws and drops the attempt, and <see cref="Finish"/> requires that as many bytes lie there as passed.
/// What a disk does to bytes later is found at the next use: a file of the store is read and compared once in every process.
/// </remarks>
internal sealed class PartialFile : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly string path;
    private readonly string note;
    private readonly FileStream gate;
    private readonly FileStream stream;
    private readonly DigestStream digests;

    private PartialFile(string path, FileStream gate, DigestKind? beside)
    {
        this.path = path;
        this.note = path + ".source";
        this.gate = gate;
        this.digests = new DigestStream(beside);
        this.stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        this.stream.Seek(0, SeekOrigin.End);
        this.Validator = File.Exists(this.note) && this.Length > 0 ? File.ReadAllText(this.note) : null;
    }

    /// <summary>Bytes that are there.</summary>
    public long Length => this.stream.Length;

    /// <summary>The folder where it lies.</summary>
    public string Folder => Path.GetDirectoryName(this.path)!;

    /// <summary>By what the server tells this file from a later one of the same address (ETag or date); null where it gave nothing.</summary>
    public string? Validator { get; private set; }

    /// <summary>Opens what there is, or begins; null while another process holds it.</summary>
    /// <param name="folder">Where such files lie.</param>
    /// <param name="name">The file's name there, the same for the same source.</param>
    /// <param name="beside">A digest to work out beside the SHA-256, or null.</param>
    public static PartialFile? TryOpen(string folder, string name, DigestKind? beside = null)
    {
        string place = Path.Combine(folder, name);
        if (FileGate.TryEnter(place + ".lock") is not { } opened)
        {
            return null;
        }

        try
        {
            return new PartialFile(place, opened, beside);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Begins again from nothing.</summary>
    public void Restart(string? validator = null)
    {
        this.stream.SetLength(0);
        this.digests.Reset();
        this.Validator = validator;
        if (validator is null)
        {
            File.Delete(this.note);
        }
        else
        {
            AtomicFile.WriteText(this.note, validator);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        this.CatchUp();
        try
        {
            this.stream.Write(bytes);
        }
        catch (IOException)
        {
            // Some of it may lie there: what comes next begins with reading it.
            this.digests.Reset();
            throw;
        }

        this.digests.Append(bytes);
    }

    /// <summary>The digests of the file, its bytes flushed to the disk.</summary>
    /// <exception cref="IOException">Other bytes lie there than were written.</exception>
    public (string Sha256, string? Other) Finish()
    {
        this.CatchUp();
        this.stream.Flush(flushToDisk: true);
        return this.digests.Length == this.Length
            ? this.digests.Current()
            : throw new IOException(FormattableString.Invariant($"{this.path} holds {this.Length} bytes; {this.digests.Length} were written"));
    }

    /// <summary>Puts the whole file in its place.</summary>
    public void MoveTo(string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        File.Move(this.path, destination, overwrite: true);
        File.Delete(this.note);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bool empty = this.stream.Length == 0;
        this.stream.Dispose();
        if (empty && File.Exists(this.path) && new FileInfo(this.path).Length == 0)
        {
            File.Delete(this.path);
            File.Delete(this.note);
        }

        this.digests.Dispose();
        this.gate.Dispose();
    }

    // What an earlier process left passes through the digests before anything new does.
    private void CatchUp()
    {
        if (this.digests.Length > 0 || this.Length == 0)
        {
            return;
        }

        this.stream.Seek(0, SeekOrigin.Begin);
        byte[] buffer = new byte[BufferSize];
        for (int read; (read = this.stream.Read(buffer)) > 0;)
        {
            this.digests.Append(buffer.AsSpan(0, read));
        }
    }
}
