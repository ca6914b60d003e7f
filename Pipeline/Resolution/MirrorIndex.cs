namespace Concord.Pipeline.Resolution;

/// <summary>A folder with <c>mirror.csv</c> (url, sha256, bytes, path, licence): files that were fetched where there was a network.</summary>
internal sealed class MirrorIndex
{
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
                this.pathBySha256.TryAdd(cells[1], Path.Combine(folder, cells[3]));
            }
        }
    }

    public string Folder { get; }

    public string? Find(string sha256) => this.pathBySha256.TryGetValue(sha256, out string? path) && File.Exists(path) ? path : null;
}
