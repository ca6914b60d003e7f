using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Commands;

/// <summary>What <c>run</c> and <c>submit</c> do with <c>--executor slurm</c>.</summary>
internal sealed class SlurmExecution
{
    private readonly CommandConsole console;
    private readonly ResultStore store;
    private readonly Submission submission;
    private readonly SlurmSubmitter submitter;
    private readonly SlurmPatience patience;

    /// <summary>Reads the profile.</summary>
    /// <param name="console">Where findings and progress go.</param>
    /// <param name="profilePath">The profile; null for the cluster's defaults.</param>
    /// <param name="store">The store.</param>
    /// <param name="submission">What is to be done.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public SlurmExecution(CommandConsole console, string? profilePath, ResultStore store, Submission submission, CancellationToken cancellationToken)
    {
        this.console = console;
        this.store = store;
        this.submission = Stored(store, submission);
        this.patience = Patience(console, cancellationToken);
        SlurmProfile profile = profilePath is null ? SlurmProfile.Default : Read(console, profilePath);
        this.submitter = new SlurmSubmitter(this.submission, profile, new SlurmClient(new ProcessRunner()), Place(store));
    }

    /// <summary>Waits between questions to SLURM, until the command is ended.</summary>
    public static SlurmPatience Patience(CommandConsole console, CancellationToken cancellationToken) => new(
        span =>
        {
            cancellationToken.WaitHandle.WaitOne(span);
            cancellationToken.ThrowIfCancellationRequested();
        },
        console.Error);

    /// <summary>Where this program works, and how it is started on a node.</summary>
    public static SlurmPlace Place(ResultStore store) => new(store, TimeProvider.System, ChildProgram.Words);

    /// <summary>Prints what would be sent; nothing is.</summary>
    /// <returns>No jobs.</returns>
    public IReadOnlyList<SubmittedJob> Show()
    {
        SlurmPreview preview = this.submitter.Preview();
        foreach (Batch batch in preview.Batches)
        {
            this.console.Result(string.Create(CultureInfo.InvariantCulture, $"# {BatchRecord.NameOf(this.submission.Id, batch.Id)}: {batch.Elements.Sum(element => element.Keys.Count)} jobs ({batch.Shape.Kind}) in {batch.Elements.Count} elements"));
            this.console.Result(this.submitter.ScriptOf(batch));
        }

        this.console.Result(preview.Summary + "; nothing was sent.");
        return [];
    }

    /// <summary>Sends what is needed and returns.</summary>
    /// <returns>The jobs that are not done, in the submission's order.</returns>
    public IReadOnlyList<SubmittedJob> Submit()
    {
        this.Send();
        IReadOnlySet<string> done = new SlurmStandings(this.store).Done(this.submission);
        return [.. this.submission.Jobs.Where(job => !done.Contains(job.Key))];
    }

    /// <summary>Sends what is needed, waits until it has ended, and writes the run directory.</summary>
    public int Run(CancellationToken cancellationToken)
    {
        this.Send();
        try
        {
            IReadOnlyList<JobStanding> standings = new SlurmWatch(this.submitter, this.patience, new SlurmCountsPrinter(this.console).Show).Wait(cancellationToken);
            foreach (JobStanding standing in standings.Where(standing => standing.State != JobState.Done))
            {
                this.console.Error($"{standing.State.ToString().ToLowerInvariant()}: {standing.Job.Title}: {standing.Reason}");
            }

            this.submitter.EndReport(this.patience);
            IReadOnlyList<JobRow> rows = RunReport.Write(this.submission, this.store, TimeProvider.System, cancellationToken);
            this.console.Result(SlurmCounts.Of(standings).ToString());
            this.console.Result("Report: " + Path.Combine(this.submission.Out, "report", "index.html"));
            return rows.All(row => row.Status is "done" or "cached") ? ExitStatus.Done : ExitStatus.SomeJobsFailed;
        }
        catch (OperationCanceledException)
        {
            this.console.Error($"The jobs stay in SLURM. `concord jobs list {this.submission.Id}` shows them, `concord jobs cancel {this.submission.Id}` cancels them, and the same command again goes on waiting.");
            throw;
        }
    }

    private void Send()
    {
        this.store.CleanStaging();
        new SubmissionStore(this.store).Write(this.submission);
        SlurmPreview sent = this.submitter.Send(this.patience, SlurmChoice.All);
        this.console.Error($"submission {this.submission.Id} ({this.submission.Name}): {sent.Summary}{(sent.Batches.Count == 0 ? "; nothing to send" : "; sent to SLURM")}.");
    }

    // What was written first is what the nodes read: planned again with more in the store, the same submission names fewer extractions.
    private static Submission Stored(ResultStore store, Submission built)
    {
        SubmissionStore submissions = new(store);
        return submissions.Ids().Contains(built.Id) ? submissions.Read(built.Id) : built;
    }

    private static SlurmProfile Read(CommandConsole console, string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{path}: no such profile; manifests/slurm/example.yaml is one.");
        }

        SlurmProfileReadResult result = SlurmProfileReader.Read(path);
        foreach (Finding finding in result.Findings)
        {
            console.Error(finding.ToString());
        }

        return result.Profile ?? throw new CommandException(ExitStatus.WrongCommand, $"{path}: {result.Findings.Count(finding => finding.Severity == Severity.Error)} mistakes; nothing was sent.");
    }
}
