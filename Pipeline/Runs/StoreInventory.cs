using Concord.Pipeline.Resolution.Archives;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Walks the store.</summary>
internal sealed class StoreInventory(ResultStore store)
{
    private static readonly string[] Kinds = ["files", "unpacked", "first-seen", "partial", "activations", "results", "staging", "checkpoints", "submissions", "attempts", "logs", "queue", "slurm"];

    public IReadOnlyList<(string Kind, int Files, long Bytes)> Sizes() =>
    [
        .. Kinds.Select(kind =>
        {
            FileInfo[] files = [.. Files(kind).Select(path => new FileInfo(path))];
            return (kind, files.Length, files.Sum(file => file.Length));
        }),
    ];

    public IReadOnlyList<string> Verify()
    {
        List<string> faults = [];
        foreach (string path in this.Files("activations").Where(path => path.EndsWith(".json", StringComparison.Ordinal)))
        {
            try
            {
                ActivationRecord record = ActivationRecord.Read(path);
                ActivationReader.Verify(store.ActivationPath(record.Key), record);
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException or System.Text.Json.JsonException)
            {
                faults.Add(exception.Message);
            }
        }

        faults.AddRange(new UnpackedStore(store.Root).Verify());
        foreach (string folder in this.ResultFolders())
        {
            try
            {
                faults.AddRange(ResultRecord.Read(folder).Verify(folder));
            }
            catch (InvalidDataException exception)
            {
                faults.Add(exception.Message);
            }
        }

        return faults;
    }

    /// <summary>Counts, and with <paramref name="remove"/> removes, what is not needed.</summary>
    public (int Count, long Bytes) Collect(IReadOnlySet<string> needed, bool remove)
    {
        int count = 0;
        long bytes = 0;
        foreach (string record in this.Files("activations").Where(path => path.EndsWith(".json", StringComparison.Ordinal)).ToArray())
        {
            string key = Path.GetFileNameWithoutExtension(record);
            if (!needed.Contains(key))
            {
                string array = store.ActivationPath(key);
                count++;
                bytes += File.Exists(array) ? new FileInfo(array).Length : 0;
                if (remove)
                {
                    // The record first: without it the array is nothing.
                    File.Delete(record);
                    File.Delete(array);
                }
            }
        }

        foreach (string folder in this.ResultFolders().Where(folder => !needed.Contains(Path.GetFileName(folder))).ToArray())
        {
            count++;
            bytes += Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
            if (remove)
            {
                File.Delete(store.ResultRecordPath(Path.GetFileName(folder)));
                Directory.Delete(folder, recursive: true);
            }
        }

        // What a stopped job had done serves it alone.
        foreach (string folder in this.Folders("checkpoints").Where(folder => !needed.Contains(Path.GetFileName(folder))).ToArray())
        {
            count++;
            bytes += Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
            if (remove)
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return (count, bytes);
    }

    // Folders named by a key: KIND/ab/KEY.
    private IEnumerable<string> Folders(string kind)
    {
        string folder = Path.Combine(store.Root, kind);
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateDirectories) : [];
    }

    private IEnumerable<string> ResultFolders() => this.Files("results").Where(path => Path.GetFileName(path) == "result.json").Select(path => Path.GetDirectoryName(path)!);

    private IEnumerable<string> Files(string kind)
    {
        string folder = Path.Combine(store.Root, kind);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }
}
