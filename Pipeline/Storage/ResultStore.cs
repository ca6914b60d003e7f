namespace Concord.Pipeline.Storage;

/// <summary>The content-addressed store: fetched files, activations, simulations and scores, each under the fingerprint of all that made it.</summary>
/// <remarks>
/// <para>Everything is prepared in a staging folder and renamed into place, its record last; what a killed process leaves behind is staging, never a result. A result is never changed: another input is another key.</para>
/// <para>Layout: <c>files/ab/SHA256</c>, <c>activations/ab/KEY.npy</c> with <c>KEY.json</c>, <c>results/ab/KEY/</c> with <c>result.json</c>, <c>staging/PID-MACHINE-GUID/</c>.</para>
/// </remarks>
public sealed class ResultStore
{
    // Where single files are written beside their place; results and activations' arrays come from staging.
    private static readonly string[] s_withTemporaries = ["files", "activations", "attempts", "checkpoints", "submissions"];

    /// <summary>Opens a store, making its folders.</summary>
    public ResultStore(string root)
    {
        this.Root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.Root);
    }

    /// <summary>The store's folder.</summary>
    public string Root { get; }

    /// <summary>The array of a layer's readout.</summary>
    public string ActivationPath(string key) => Path.Combine(this.Root, "activations", key[..2], key + ".npy");

    /// <summary>The record beside it, written last.</summary>
    public string ActivationRecordPath(string key) => Path.Combine(this.Root, "activations", key[..2], key + ".json");

    /// <summary>The folder of a finished job.</summary>
    public string ResultFolder(string key) => Path.Combine(this.Root, "results", key[..2], key);

    /// <summary>The record of a finished job.</summary>
    public string ResultRecordPath(string key) => Path.Combine(this.ResultFolder(key), "result.json");

    /// <summary>Whether the readout is whole.</summary>
    public bool HasActivation(string key) => File.Exists(this.ActivationRecordPath(key)) && File.Exists(this.ActivationPath(key));

    /// <summary>Whether the job is done.</summary>
    public bool HasResult(string key) => File.Exists(this.ResultRecordPath(key));

    /// <summary>A new staging folder of this process.</summary>
    public string NewStaging()
    {
        string folder = Path.Combine(this.Root, "staging", StagingName.New());
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Writes a job's result in a staging folder and moves it to the job's place; what cannot be written whole is removed.</summary>
    /// <param name="key">The job.</param>
    /// <param name="write">Writes the result into the folder that it is given.</param>
    public void PublishResult(string key, Action<string> write)
    {
        string staging = this.NewStaging();
        try
        {
            write(staging);
            this.PublishResult(key, staging);
        }
        catch
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }

            throw;
        }
    }

    /// <summary>Moves a whole staging folder to a job's place. If another process was first, its equal result stays; a folder without a record, left by a removal that was cut short, gives way.</summary>
    public void PublishResult(string key, string staging)
    {
        string place = this.ResultFolder(key);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (Directory.Exists(place) && !this.HasResult(key))
        {
            Directory.Delete(place, recursive: true);
        }

        try
        {
            Directory.Move(staging, place);
        }
        catch (IOException) when (this.HasResult(key))
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>Removes what processes that are gone left in staging or half-written beside its place; returns how much.</summary>
    public int CleanStaging()
    {
        string staging = Path.Combine(this.Root, "staging");
        int removed = s_withTemporaries.Sum(folder => AtomicFile.CleanTemporaries(Path.Combine(this.Root, folder)));
        foreach (string folder in Directory.Exists(staging) ? Directory.EnumerateDirectories(staging).ToArray() : [])
        {
            if (StagingName.OwnerOf(Path.GetFileName(folder)) is { } process && !StagingName.IsAlive(process) && Remove(folder))
            {
                removed++;
            }
        }

        return removed;
    }

    private static bool Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            // Another worker that starts now removes it too.
            return false;
        }
    }
}
