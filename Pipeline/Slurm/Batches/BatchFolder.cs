using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What was sent to SLURM for one submission: <c>slurm/ID/</c> in the store.</summary>
/// <remarks>
/// For each batch: <c>BATCH.jsonl</c>, line N (from 0) the keys of element N as a JSON array; <c>BATCH.sh</c>, the script; <c>BATCH.json</c>, the record; <c>BATCH.seen.json</c>,
/// how elements ended; <c>logs/BATCH-N.log</c>, an element's log, all its starts in turn. <c>profile.yaml</c> is the profile as it was last used.
/// </remarks>
internal sealed class BatchFolder(ResultStore store, string submission)
{
    private const string ProfileName = "profile.yaml";
    private const string ProfilePathName = "profile.path";
    private const string LockName = "lock";
    private const string SeenEnding = ".seen.json";

    private static readonly JsonSerializerOptions s_options = new(StoreJson.Options) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The submission.</summary>
    public string Submission { get; } = submission;

    /// <summary>The folder.</summary>
    public string Root { get; } = Path.Combine(store.Root, "slurm", submission);

    /// <summary>The folder of the logs.</summary>
    public string Logs => Path.Combine(this.Root, "logs");

    /// <summary>Submissions that were sent to SLURM, in no order.</summary>
    public static IReadOnlyList<string> Submissions(ResultStore store)
    {
        string root = Path.Combine(store.Root, "slurm");
        return Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Select(folder => Path.GetFileName(folder))] : [];
    }

    /// <summary>The file of a batch's elements.</summary>
    public string ElementsPath(string batch) => Path.Combine(this.Root, batch + ".jsonl");

    /// <summary>The script of a batch.</summary>
    public string ScriptPath(string batch) => Path.Combine(this.Root, batch + ".sh");

    /// <summary>The log of an element.</summary>
    public string LogPath(string batch, int index) => Path.Combine(this.Logs, string.Create(CultureInfo.InvariantCulture, $"{batch}-{index}.log"));

    /// <summary>Takes the right to send; null where another process has it.</summary>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(this.Logs);
        try
        {
            return new FileStream(Path.Combine(this.Root, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Every batch, oldest first.</summary>
    public IReadOnlyList<SentBatch> Batches() => Directory.Exists(this.Root)
        ? [.. Directory.EnumerateFiles(this.Root, "*.json")
            .Where(path => !path.EndsWith(SeenEnding, StringComparison.Ordinal))
            .Select(path => JsonSerializer.Deserialize<BatchRecord>(File.ReadAllText(path), s_options)!)
            .OrderBy(record => record.Created).ThenBy(record => record.Batch, StringComparer.Ordinal)
            .Select(record => new SentBatch(record, this.Elements(record)))]
        : [];

    /// <summary>Writes a batch's elements.</summary>
    public void WriteElements(Batch batch)
    {
        string[] lines = [.. Enumerable.Repeat("[]", batch.Elements.Max(element => element.Index) + 1)];
        foreach (BatchElement element in batch.Elements)
        {
            lines[element.Index] = JsonSerializer.Serialize(element.Keys);
        }

        AtomicFile.WriteText(this.ElementsPath(batch.Id), string.Join('\n', lines) + "\n");
    }

    /// <summary>The keys of one element.</summary>
    /// <exception cref="InvalidDataException">The file has no such line.</exception>
    public static IReadOnlyList<string> Keys(string path, int index) =>
        File.ReadLines(path).Skip(index).FirstOrDefault() is { } line && JsonSerializer.Deserialize<string[]>(line) is { } keys
            ? keys
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}: no line {index} (from 0)"));

    /// <summary>Writes a batch's record: at first without a number, then with it.</summary>
    public void Write(BatchRecord record) => AtomicFile.WriteText(this.RecordPath(record.Batch), JsonSerializer.Serialize(record, s_options));

    /// <summary>Removes a batch that was never sent.</summary>
    public void Forget(string batch)
    {
        File.Delete(this.RecordPath(batch));
        File.Delete(this.ElementsPath(batch));
        File.Delete(this.ScriptPath(batch));
    }

    /// <summary>How elements of a batch ended, as far as it was seen.</summary>
    public IReadOnlyDictionary<int, SeenElement> Seen(string batch)
    {
        string path = Path.Combine(this.Root, batch + SeenEnding);
        return File.Exists(path) ? JsonSerializer.Deserialize<SeenElement[]>(File.ReadAllText(path), s_options)!.ToDictionary(seen => seen.Index) : new Dictionary<int, SeenElement>();
    }

    /// <summary>Keeps how elements of a batch ended.</summary>
    public void WriteSeen(string batch, IEnumerable<SeenElement> seen) =>
        AtomicFile.WriteText(Path.Combine(this.Root, batch + SeenEnding), JsonSerializer.Serialize(seen.OrderBy(element => element.Index), s_options));

    /// <summary>Keeps the profile, so that later commands need not be told it again.</summary>
    public void WriteProfile(SlurmProfile profile)
    {
        AtomicFile.WriteText(Path.Combine(this.Root, ProfilePathName), profile.Path is null ? string.Empty : Path.GetFullPath(profile.Path));
        AtomicFile.WriteText(Path.Combine(this.Root, ProfileName), profile.Text);
    }

    /// <summary>The profile that was last used.</summary>
    public SlurmProfile Profile()
    {
        string path = Path.Combine(this.Root, ProfilePathName);
        string origin = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        return origin.Length == 0 ? SlurmProfile.Default : SlurmProfileReader.Parse(origin, File.ReadAllText(Path.Combine(this.Root, ProfileName))).Profile ?? SlurmProfile.Default;
    }

    private string RecordPath(string batch) => Path.Combine(this.Root, batch + ".json");

    private IReadOnlyList<BatchElement> Elements(BatchRecord record) => record.Shape.Kind == BatchShape.Report
        ? []
        : [.. File.ReadLines(this.ElementsPath(record.Batch)).Select((line, index) => new BatchElement(index, JsonSerializer.Deserialize<string[]>(line)!)).Where(element => element.Keys.Count > 0)];
}
