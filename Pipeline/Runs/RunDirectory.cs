using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Training;

namespace Concord.Pipeline.Runs;

/// <summary>A run's folder: tables, lock file and report. It says INCOMPLETE until everything in it belongs together.</summary>
public sealed class RunDirectory : IDisposable
{
    private readonly string folder;
    private readonly FileStream gate;

    private RunDirectory(string folder, FileStream gate)
    {
        this.folder = folder;
        this.gate = gate;
    }

    /// <summary>Whether the folder already holds this very plan, whole: nothing needs to be written.</summary>
    public static bool Holds(string folder, Plan plan) => Holds(folder, RunContextBuilder.Identity(plan));

    /// <summary>Whether the folder already holds what has this identity, whole.</summary>
    internal static bool Holds(string folder, string identity)
    {
        string context = Path.Combine(folder, RunFiles.Context);
        return System.IO.File.Exists(context)
            && System.IO.File.Exists(Path.Combine(folder, "report", "index.html"))
            && !System.IO.File.Exists(Path.Combine(folder, RunFiles.Incomplete))
            && IdentityIn(context) == identity;
    }

    private static string? IdentityIn(string context)
    {
        try
        {
            return System.Text.Json.JsonSerializer.Deserialize<RunContext>(System.IO.File.ReadAllText(context))?.Identity;
        }
        catch (System.Text.Json.JsonException)
        {
            // An earlier version's: it is written anew.
            return null;
        }
    }

    /// <summary>Opens the folder for writing.</summary>
    /// <exception cref="RunLockedException">Another process writes there.</exception>
    public static RunDirectory Open(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            FileStream opened = new(Path.Combine(folder, RunFiles.LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            AtomicFile.CleanTemporaries(folder);
            AtomicFile.WriteText(Path.Combine(folder, RunFiles.Incomplete), "A run is writing here, or was stopped while it did: repeat it.\n");
            return new RunDirectory(folder, opened);
        }
        catch (IOException exception) when (System.IO.File.Exists(Path.Combine(folder, RunFiles.LockFile)) && !Hosting.DiskSpace.IsFull(exception))
        {
            throw new RunLockedException(folder, exception);
        }
    }

    /// <summary>Writes everything from the store's results.</summary>
    public void Write(RunEnvironment environment, Plan plan, IReadOnlyList<JobRow> jobs, TimeProvider time)
    {
        RunTables tables = RunTables.Collect(environment, plan, jobs);
        TrainedNetworks.Write(tables.Trained, plan, this.File(RunFiles.Networks));
        this.Write(tables, jobs, LockFile.Write(plan), rdms => RunContextBuilder.Build(environment, plan, rdms, time.GetUtcNow()));
    }

    /// <summary>Writes everything.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="jobs">The jobs; none for a run of other people's tables.</param>
    /// <param name="locked">The lock file's text.</param>
    /// <param name="context">What a report needs beside the tables, given the RDMs that were written.</param>
    internal void Write(RunTables tables, IReadOnlyList<JobRow> jobs, string locked, Func<IReadOnlyList<RdmDescription>, RunContext> context)
    {
        ParquetRecords.Write(this.File(RunFiles.Scores), tables.Scores);
        ParquetRecords.Write(this.File(RunFiles.Resamples), tables.Resamples);
        ParquetRecords.Write(this.File(RunFiles.Neuroids), tables.Neuroids);
        ParquetRecords.Write(this.File(RunFiles.Renderings), tables.Renderings);
        ParquetRecords.Write(this.File(RunFiles.Trials), tables.Trials);
        ParquetRecords.Write(this.File(RunFiles.Agreements), tables.Agreements);
        ParquetRecords.Write(this.File(RunFiles.Confusions), tables.Confusions);
        ParquetRecords.Write(this.File(RunFiles.Training), tables.Trainings);
        ParquetRecords.Write(this.File(RunFiles.Curves), tables.Curves);
        ParquetRecords.Write(this.File(RunFiles.Recovery), tables.Recoveries);
        ParquetRecords.Write(this.File(RunFiles.Likeness), tables.Likenesses);
        ParquetRecords.Write(this.File(RunFiles.Inputs), tables.Inputs);
        ParquetRecords.Write(this.File(RunFiles.Jobs), jobs);
        IReadOnlyList<RdmDescription> rdms = ScoreResult.WriteRdmTable(this.folder, tables.Rdms);
        AtomicFile.WriteText(this.File(RunFiles.Context), System.Text.Json.JsonSerializer.Serialize(context(rdms), StoreJson.Options));
        AtomicFile.WriteText(this.File(RunFiles.LockManifest), locked);
        ReportWriter.Write(RunReader.Read(this.folder), this.folder);
        if (jobs.All(job => job.Status is "done" or "cached"))
        {
            System.IO.File.Delete(this.File(RunFiles.Incomplete));
        }
        else
        {
            AtomicFile.WriteText(this.File(RunFiles.Incomplete), $"{jobs.Count(job => job.Status is not ("done" or "cached"))} of {jobs.Count} jobs did not succeed; jobs.parquet and the report say which.\n");
        }
    }

    /// <summary>Lets other processes write.</summary>
    public void Dispose() => this.gate.Dispose();

    private string File(string name) => Path.Combine(this.folder, name);
}
