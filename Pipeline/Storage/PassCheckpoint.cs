using System.Text.Json;

namespace Concord.Pipeline.Storage;

/// <summary>Where a suspended forward pass waits: <c>checkpoints/ab/KEY/</c>, its record written last.</summary>
internal sealed class PassCheckpoint(ResultStore store, string job, IReadOnlyList<string> readouts)
{
    private const string RecordName = "pass.json";

    private string Folder => Path.Combine(store.Root, "checkpoints", job[..2], job);

    /// <summary>Moves what waits into a staging folder: one process alone gets it. Null where nothing waits, or what waits is of another list of readouts or cut short: it is removed.</summary>
    public SuspendedPass? Take(string staging)
    {
        try
        {
            if (!Directory.Exists(this.Folder))
            {
                return null;
            }

            // An empty folder makes way; a rename gives the other to one process.
            Directory.Delete(staging);
            Directory.Move(this.Folder, staging);
            string record = Path.Combine(staging, RecordName);
            SuspendedPass? found = JsonSerializer.Deserialize<SuspendedPass>(File.ReadAllText(record));
            File.Delete(record);
            if (found is not null && found.Readouts.SequenceEqual(readouts, StringComparer.Ordinal))
            {
                return found;
            }
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // Another process took it, or it is not whole: the pass begins at its beginning.
        }

        if (Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        Directory.CreateDirectory(staging);
        return null;
    }

    /// <summary>Moves a staging folder here.</summary>
    public void Keep(string staging, int rows, IReadOnlyList<int> units)
    {
        AtomicFile.WriteText(Path.Combine(staging, RecordName), JsonSerializer.Serialize(new SuspendedPass(readouts, rows, units), StoreJson.Options));
        Directory.CreateDirectory(Path.GetDirectoryName(this.Folder)!);
        try
        {
            Directory.Move(staging, this.Folder);
        }
        catch (IOException) when (Directory.Exists(this.Folder))
        {
            // Another attempt at the same job was suspended first: one is enough.
        }
    }
}
