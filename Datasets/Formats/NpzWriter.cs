using System.IO.Compression;

namespace Concord.Datasets.Formats;

/// <summary>Writes NumPy's .npz archives. The same arrays give the same bytes: members carry one fixed time.</summary>
public sealed class NpzWriter : IDisposable
{
    private static readonly DateTimeOffset s_epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly CompressionLevel _compression;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Begins an archive on a stream that stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="compress">Whether to deflate (numpy.savez_compressed) or store (numpy.savez).</param>
    public NpzWriter(Stream stream, bool compress = true)
    {
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        _compression = compress ? CompressionLevel.Fastest : CompressionLevel.NoCompression;
    }

    /// <summary>Adds numbers.</summary>
    /// <typeparam name="T">float, double, int, long, byte or bool.</typeparam>
    /// <param name="name">The array's name, once in the archive.</param>
    /// <param name="values">C order.</param>
    /// <param name="shape">Sizes.</param>
    /// <exception cref="ArgumentException">The name is taken, or type or count do not fit.</exception>
    public void Add<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        using Stream member = Begin(name);
        NpyWriter.Write(member, values, shape);
    }

    /// <summary>Adds texts.</summary>
    /// <param name="name">The array's name, once in the archive.</param>
    /// <param name="texts">One-dimensional.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string name, IReadOnlyList<string> texts)
    {
        using Stream member = Begin(name);
        NpyWriter.Write(member, texts);
    }

    /// <summary>Writes the directory at the end.</summary>
    public void Dispose() => _archive.Dispose();

    private Stream Begin(string name)
    {
        if (string.IsNullOrEmpty(name) || !_names.Add(name))
        {
            throw new ArgumentException($"array '{name}' is empty or there already", nameof(name));
        }

        ZipArchiveEntry entry = _archive.CreateEntry(name + ".npy", _compression);
        entry.LastWriteTime = s_epoch;
        return entry.Open();
    }
}
