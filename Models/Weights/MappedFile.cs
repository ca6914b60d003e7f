using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Concord.Models.Weights;

/// <summary>A file mapped read-only into memory, addressed by 64-bit offsets; every access is checked against the length.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private static readonly string[] Endings = [".index.json", ".safetensors", ".bin", ".pth", ".pt", ".ckpt", ".npz", ".onnx"];

    private readonly MemoryMappedFile? _map;
    private readonly MemoryMappedViewAccessor? _view;
    private readonly byte* _start;

    private MappedFile(string path, long length, MemoryMappedFile? map, MemoryMappedViewAccessor? view)
    {
        Path = path;
        Length = length;
        _map = map;
        _view = view;
        byte* pointer = null;
        view?.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _start = pointer;
    }

    public string Path { get; }

    public long Length { get; }

    public static MappedFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw WeightsMessages.IsFolder(path, FilesIn(path));
        }

        if (!File.Exists(path))
        {
            throw WeightsMessages.IsMissing(path);
        }

        try
        {
            long length = new FileInfo(path).Length;
            if (length == 0)
            {
                throw WeightsMessages.IsEmpty(path);
            }

            MemoryMappedFile map = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, 0, MemoryMappedFileAccess.Read);
            return new MappedFile(path, length, map, map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw WeightsMessages.CannotOpen(path, fault);
        }
    }

    /// <summary>The bytes from an offset on; the caller has checked that they lie in the file.</summary>
    public ReadOnlySpan<byte> Span(long offset, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - offset);
        return new ReadOnlySpan<byte>(_start + offset, count);
    }

    /// <summary>The bytes as a stream, for what is unpacked; the caller has checked that they lie in the file.</summary>
    public Stream Stream(long offset, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - offset);
        return new UnmanagedMemoryStream(_start + offset, count);
    }

    public string Sha256()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        const int step = 1 << 24;
        for (long offset = 0; offset < Length; offset += step)
        {
            hash.AppendData(Span(offset, (int)Math.Min(step, Length - offset)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // An index before the files that it names.
    private static string[] FilesIn(string folder)
    {
        string[] names = [.. Directory.EnumerateFiles(folder).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        return [.. Endings.Select(ending => names.FirstOrDefault(name => name.EndsWith(ending, StringComparison.Ordinal))).OfType<string>().Take(3)];
    }

    public void Dispose()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _map?.Dispose();
    }
}
