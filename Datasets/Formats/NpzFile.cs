using System.IO.Compression;

namespace Concord.Datasets.Formats;

/// <summary>Reads NumPy's .npz archives, one array at a time.</summary>
/// <remarks>
/// Members are never written to disk, so their names cannot escape a folder. An array above 64 MiB that expands more than 500-fold is refused as a decompression bomb.
/// Not safe for use from several threads at once.
/// </remarks>
public sealed class NpzFile : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private NpzFile(string path, ZipArchive archive, Dictionary<string, ZipArchiveEntry> entries)
    {
        Path = path;
        _archive = archive;
        _entries = entries;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The arrays' names in file order, without ".npy".</summary>
    public IReadOnlyList<string> Names => [.. _entries.Keys];

    /// <summary>Opens an archive; reads its directory only.</summary>
    /// <exception cref="DatasetException">Not a zip archive, an array twice, or a member that is not .npy.</exception>
    public static NpzFile Open(string path)
    {
        FileStream file = FileBytes.Open(path);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read);
            return new NpzFile(path, archive, Index(path, archive));
        }
        catch (InvalidDataException fault)
        {
            archive?.Dispose();
            file.Dispose();
            throw new DatasetException(path, $"a zip directory that cannot be read ({fault.Message})", "an .npz archive", "The file is truncated or not an archive; copy or save it again.", fault);
        }
        catch (DatasetException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Whether the archive holds that array.</summary>
    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>Reads one array.</summary>
    /// <exception cref="DatasetException">No such array, or it cannot be read.</exception>
    public NpyArray Read(string name) => From(name, NpyFile.Read);

    /// <summary>Type and shape of one array; its values are not read.</summary>
    internal NpyHeader HeaderOf(string name) => From(name, NpyHeader.Read);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _archive.Dispose();

    private T From<T>(string name, Func<Stream, string, T> read)
    {
        if (!_entries.TryGetValue(name, out ZipArchiveEntry? entry))
        {
            throw new DatasetException(Path, $"no array '{name}'", $"one of {string.Join(", ", _entries.Keys)}", "Check the name that the array was saved under.");
        }

        string where = $"{Path}[{name}]";
        Expansion.RefuseBomb(where, entry.CompressedLength, entry.Length);
        try
        {
            using Stream stream = entry.Open();
            return read(stream, where);
        }
        catch (InvalidDataException fault)
        {
            throw new DatasetException(where, $"compressed bytes that cannot be read ({fault.Message})", "a whole zip member", "The archive is damaged; copy or save it again.", fault);
        }
    }

    private static Dictionary<string, ZipArchiveEntry> Index(string path, ZipArchive archive)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!entry.FullName.EndsWith(".npy", StringComparison.Ordinal))
            {
                throw new DatasetException(path, $"member '{entry.FullName}'", "arrays only (.npy)", "This is another kind of zip archive; name the right file.");
            }

            if (!entries.TryAdd(entry.FullName[..^4], entry))
            {
                throw new DatasetException(path, $"array '{entry.FullName[..^4]}' twice", "each array once", "Save the archive again.");
            }
        }

        return entries;
    }
}
