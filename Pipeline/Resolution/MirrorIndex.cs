namespace Concord.Pipeline.Resolution;

/// <summary>A folder with <c>mirror.csv</c> (url, sha256, bytes, path, licence): files that were fetched where there was a network.</summary>
internal sealed class MirrorIndex
{
    private readonly List<(string Url, string Sha256, string Path)> lines = [];
    private readonly Dictionary<string, string> pathBySha256 = new(StringComparer.OrdinalIgnoreCase);

    public MirrorIndex(string folder)
    {
        this.Folder = folder;
        string index = Path.Combine(folder, "mirror.csv");
        if (!File.Exists(index))
        {
            throw new ResolutionException($"{folder}: found no mirror.csv there; a mirror is a folder with mirror.csv (url,sha256,bytes,path,licence) and the files that it names.");
        }

        foreach (string line in File.ReadLines(index).Skip(1))
        {
            // Neither URLs nor paths here hold commas; the licence, last, may.
            string[] cells = line.Split(',', 5);
            if (cells.Length >= 4)
            {
                string path = Path.Combine(folder, cells[3]);
                this.lines.Add((cells[0], cells[1], path));
                if (cells[1].Length > 0)
                {
                    this.pathBySha256.TryAdd(cells[1], path);
                }
            }
        }
    }

    public string Folder { get; }

    /// <summary>The file that the mirror has for a declaration, and the SHA-256 that the mirror states (empty where it states none): found by hash, by the hash's first digits, or, where no hash is declared, by address.</summary>
    public (string Path, string Sha256)? Find(SourceSpec source)
    {
        if (source.IsWholeHash)
        {
            return this.pathBySha256.TryGetValue(source.Sha256!, out string? path) && File.Exists(path) ? (path, source.Sha256!) : null;
        }

        (string Url, string Sha256, string Path) line = this.lines.FirstOrDefault(line => (source.Sha256 is null ? line.Url == source.Url : line.Sha256.Length > 0 && source.Accepts(line.Sha256)) && File.Exists(line.Path));
        return line.Path is null ? null : (line.Path, line.Sha256);
    }
}
