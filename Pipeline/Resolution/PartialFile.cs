using System.Security.Cryptography;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Resolution;

/// <summary>A file that is being fetched, and what is left of it when the fetch breaks off. One process at a time holds it.</summary>
internal sealed class PartialFile : IDisposable
{
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private readonly string path;
    private readonly string note;
    private readonly FileStream gate;
    private readonly FileStream stream;

    private PartialFile(string path, FileStream gate)
    {
        this.path = path;
        this.note = path + ".source";
        this.gate = gate;
        this.stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        this.stream.Seek(0, SeekOrigin.End);
        this.Validator = File.Exists(this.note) && this.Length > 0 ? File.ReadAllText(this.note) : null;
    }

    /// <summary>Bytes that are there.</summary>
    public long Length => this.stream.Length;

    /// <summary>By what the server tells this file from a later one of the same address (ETag or date); null where it gave nothing.</summary>
    public string? Validator { get; private set; }

    /// <summary>Opens what there is, or begins; null while another process holds it.</summary>
    /// <param name="folder">Where such files lie.</param>
    /// <param name="name">The file's name there, the same for the same source.</param>
    public static PartialFile? TryOpen(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string place = Path.Combine(folder, name);
        FileStream opened;
        try
        {
            // A file of its own, never removed: a lock on what is renamed or removed would not keep two apart.
            opened = new FileStream(place + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }

        try
        {
            return new PartialFile(place, opened);
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

    public void Append(ReadOnlySpan<byte> bytes) => this.stream.Write(bytes);

    /// <summary>SHA-256 of what lies on the disk, which is what will be used.</summary>
    public string Hash()
    {
        this.stream.Flush(flushToDisk: true);
        this.stream.Seek(0, SeekOrigin.Begin);
        string hash = Convert.ToHexStringLower(SHA256.HashData(this.stream));
        this.stream.Seek(0, SeekOrigin.End);
        return hash;
    }

    /// <summary>Puts the whole file in its place.</summary>
    public void MoveTo(string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        File.Move(this.path, destination, overwrite: true);
        File.Delete(this.note);
    }

    /// <summary>Removes it.</summary>
    public void Discard()
    {
        File.Delete(this.path);
        File.Delete(this.note);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        bool empty = this.stream.Length == 0;
        this.stream.Dispose();
        if (empty && File.Exists(this.path) && new FileInfo(this.path).Length == 0)
        {
            this.Discard();
        }

        this.gate.Dispose();
    }
}
