using System.Text.Json;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Submissions;

/// <summary>The submissions in a store: <c>submissions/ID/submission.json</c>; <c>queued.json</c> beside it where it was put into the queue and not only run in the foreground, and <c>ended.json</c> once nothing of it is left to do.</summary>
public sealed class SubmissionStore(ResultStore store)
{
    private const string FileName = "submission.json";
    private const string QueuedName = "queued.json";
    private const string EndedName = "ended.json";

    private static readonly JsonSerializerOptions Options = new(StoreJson.Options) { WriteIndented = false };

    private string Root => FolderIn(store.Root);

    /// <summary>The folder of all submissions in a store.</summary>
    public static string FolderIn(string store) => Path.Combine(store, "submissions");

    /// <summary>Ids of all submissions, in no order.</summary>
    public IReadOnlyList<string> Ids() => Directory.Exists(this.Root)
        ? [.. Directory.EnumerateDirectories(this.Root).Where(folder => File.Exists(Path.Combine(folder, FileName))).Select(folder => Path.GetFileName(folder))]
        : [];

    /// <summary>The folder of a submission.</summary>
    public string FolderOf(string id) => Path.Combine(this.Root, id);

    /// <summary>Writes a submission; one that is there stays, for the id is the hash of what is in it.</summary>
    public void Write(Submission submission)
    {
        string path = Path.Combine(this.FolderOf(submission.Id), FileName);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, submission, Options));
        }
    }

    /// <summary>Reads a submission.</summary>
    /// <exception cref="InvalidDataException">There is none of this id, or it is damaged.</exception>
    public Submission Read(string id)
    {
        string path = Path.Combine(this.FolderOf(id), FileName);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Submission>(stream, Options) ?? throw new InvalidDataException($"{path}: empty");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path}: no submission '{id}' in this store; `concord jobs list` names those that there are.", exception);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: damaged ({exception.Message}). Remove the folder and submit the manifest again: what is done is kept.", exception);
        }
    }

    /// <summary>Records that a submission was put into the queue: a queue that is lost is made again from these.</summary>
    public void MarkQueued(string id, int priority, DateTimeOffset when)
    {
        AtomicFile.WriteText(Path.Combine(this.FolderOf(id), QueuedName), JsonSerializer.Serialize(new QueuedMark(when, priority), Options));
        File.Delete(Path.Combine(this.FolderOf(id), EndedName));
    }

    /// <summary>When and with which priority a submission was put into the queue; null where it was not.</summary>
    public QueuedMark? Queued(string id)
    {
        string path = Path.Combine(this.FolderOf(id), QueuedName);
        return File.Exists(path) ? JsonSerializer.Deserialize<QueuedMark>(File.ReadAllText(path), Options) : null;
    }

    /// <summary>Records that nothing of a submission is left to do.</summary>
    public void MarkEnded(string id, DateTimeOffset when) =>
        AtomicFile.WriteText(Path.Combine(this.FolderOf(id), EndedName), JsonSerializer.Serialize(new { ended = when }, Options));

    /// <summary>Whether everything of a submission had ended when it was last looked at.</summary>
    public bool HasEnded(string id) => File.Exists(Path.Combine(this.FolderOf(id), EndedName));

    /// <summary>Whether the store holds all that a job makes.</summary>
    public bool IsDone(SubmittedJob job) => job.Activations.Count > 0 ? job.Activations.All(store.HasActivation) : store.HasResult(job.Key);
}
