using System.Text.Json;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Submissions;

/// <summary>How the last attempt at each job ended: <c>attempts/ab/KEY.json</c>.</summary>
public sealed class AttemptStore(ResultStore store)
{
    /// <summary>Records how an attempt ended.</summary>
    public void Write(AttemptRecord record) => AtomicFile.WriteText(this.PathOf(record.Key), JsonSerializer.Serialize(record, StoreJson.Options));

    /// <summary>The last attempt at a job; null where none is recorded, or its record cannot be read: it is for people, and no result hangs on it.</summary>
    public AttemptRecord? Read(string key)
    {
        try
        {
            return JsonSerializer.Deserialize<AttemptRecord>(File.ReadAllText(this.PathOf(key)));
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    private string PathOf(string key) => Path.Combine(store.Root, "attempts", key[..2], key + ".json");
}
