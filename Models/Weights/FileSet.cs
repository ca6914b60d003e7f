using System.Security.Cryptography;
using System.Text;

namespace Concord.Models.Weights;

/// <summary>The file that the user named and those beside it that it refers to: shards of an index, external data of ONNX.</summary>
internal sealed class FileSet : IDisposable
{
    private const int MostParts = 10_000;

    private readonly SortedDictionary<string, MappedFile> _parts = new(StringComparer.Ordinal);

    public FileSet(string path)
    {
        Main = MappedFile.Open(path);
    }

    public MappedFile Main { get; }

    /// <summary>Bytes of all files.</summary>
    public long Length => Main.Length + _parts.Values.Sum(part => part.Length);

    /// <summary>Opens a file beside the main one, once.</summary>
    /// <param name="name">A plain file name: anything that could lead out of the folder is refused.</param>
    /// <param name="where">What refers to it.</param>
    public MappedFile Open(string name, string where)
    {
        if (_parts.TryGetValue(name, out MappedFile? part))
        {
            return part;
        }

        if (name.Length is 0 or > 255 || name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', ':') || name.Any(char.IsControl))
        {
            throw WeightsMessages.PathOutside(Main.Path, where, name);
        }

        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Main.Path))!, name);
        if (!File.Exists(path))
        {
            throw WeightsMessages.PartFileMissing(Main.Path, where, name);
        }

        if (_parts.Count >= MostParts)
        {
            throw WeightsMessages.TooLarge(Main.Path, where, "files that belong to it", MostParts);
        }

        part = MappedFile.Open(path);
        _parts.Add(name, part);
        return part;
    }

    /// <summary>SHA-256 of the main file; with others, that of the lines that <c>sha256sum MAIN OTHERS</c> prints, others in the order of their names.</summary>
    public string Sha256()
    {
        if (_parts.Count == 0)
        {
            return Main.Sha256();
        }

        StringBuilder lines = new();
        lines.Append(Main.Sha256()).Append("  ").Append(Path.GetFileName(Main.Path)).Append('\n');
        foreach ((string name, MappedFile part) in _parts)
        {
            lines.Append(part.Sha256()).Append("  ").Append(name).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    public void Dispose()
    {
        foreach (MappedFile part in _parts.Values)
        {
            part.Dispose();
        }

        Main.Dispose();
    }
}
