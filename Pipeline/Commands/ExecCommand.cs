using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Commands;

internal static class ExecCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> keys = new("key") { Description = "Jobs, done in turn.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> submission = new("--submission") { Description = "The submission that the jobs belong to (default: sought in the store)." };
        Option<string> device = new("--device") { Description = "cpu or cuda:N.", DefaultValueFactory = _ => "cpu" };
        Option<bool> supervised = new("--supervised") { Description = "Jobs come by standard input, and events go to standard output: for the worker." };
        Option<FileInfo?> batch = new("--batch") { Description = "A file with one JSON array of keys a line: for a cluster's arrays." };
        Option<int> index = new("--index") { Description = "The line of --batch, from 0." };
        Option<int> attempt = new("--attempt") { Description = "Which attempt it is, for the record.", DefaultValueFactory = _ => 1 };
        Option<bool> report = new("--report") { Description = "Write the submission's run directory instead." };
        Command command = new("exec", "Does jobs that were submitted, in this process: what `run`, `worker` and a cluster start for every job.\n\nExample: concord exec KEY --store .concord/store") { keys, submission, options.Store, device, supervised, batch, index, attempt, report };
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            ResultStore store = new(RunEnvironment.StoreFolder(parsed.GetValue(options.Store)));
            using IDisposable? export = Telemetry.Export("child");
            using ILoggerFactory logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Information).AddProvider(new JobLogProvider()));
            ChildHost host = new(store, TimeProvider.System, logging.CreateLogger("Concord.Job"));
            string? id = parsed.GetValue(submission);
            if (parsed.GetValue(supervised))
            {
                return Supervised(console, host, id ?? throw new CommandException(ExitStatus.WrongCommand, "--supervised: give --submission"), parsed.GetValue(device)!, cancellationToken);
            }

            if (parsed.GetValue(report))
            {
                return Report(console, new SubmissionStore(store).Read(id ?? throw new CommandException(ExitStatus.WrongCommand, "--report: give --submission")), store, cancellationToken);
            }

            if (parsed.GetValue(batch) is { } file)
            {
                Submission whole = new SubmissionStore(store).Read(id ?? throw new CommandException(ExitStatus.WrongCommand, "--batch: give --submission"));
                return StatusOfElement(new BatchRun(new ProcessRunner(), Environment.GetEnvironmentVariable).Do(
                    file.FullName,
                    parsed.GetValue(index),
                    (asked, start, stopping) => host.InTurn(whole, new ChildTask(asked, parsed.GetValue(device)!, start), told => Print(console, whole, told), stopping),
                    cancellationToken));
            }

            string[] asked = parsed.GetValue(keys) ?? [];
            Submission found = id is null ? Seek(store, asked) : new SubmissionStore(store).Read(id);
            return Statuses(host.InTurn(found, new ChildTask(asked, parsed.GetValue(device)!, parsed.GetValue(attempt)), told => Print(console, found, told), cancellationToken));
        })));
        return command;
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The child's line to its supervisor is its standard input.")]
    private static int Supervised(CommandConsole console, ChildHost host, string submission, string device, CancellationToken cancellationToken)
    {
        using ChildInput input = new(Console.In, cancellationToken);
        host.Supervised(submission, device, input, told => console.Result(told.ToLine()));
        return ExitStatus.Done;
    }

    private static int Report(CommandConsole console, Submission submission, ResultStore store, CancellationToken cancellationToken)
    {
        IReadOnlyList<JobRow> rows = RunReport.Write(submission, store, TimeProvider.System, cancellationToken);
        console.Result("Report: " + Path.Combine(submission.Out, "report", "index.html"));
        return rows.All(row => row.Status is "done" or "cached") ? ExitStatus.Done : ExitStatus.SomeJobsFailed;
    }

    private static Submission Seek(ResultStore store, string[] keys)
    {
        if (keys.Length == 0)
        {
            throw new CommandException(ExitStatus.WrongCommand, "exec: give a key, or --batch and --index, or --submission and --report");
        }

        SubmissionStore submissions = new(store);
        return submissions.Ids().Select(submissions.Read).FirstOrDefault(submission => keys.All(key => submission.Jobs.Any(job => job.Key == key)))
            ?? throw new CommandException(ExitStatus.WrongCommand, $"no submission in {store.Root} has {(keys.Length == 1 ? $"a job {keys[0]}" : "all these jobs")}; `concord submit MANIFEST` makes one");
    }

    private static void Print(CommandConsole console, Submission submission, ChildEvent told)
    {
        string title = submission.Jobs.First(job => job.Key == told.Key).Title;
        switch (told.Event)
        {
            case ChildEventKind.Progress:
                console.Progress(string.Create(CultureInfo.InvariantCulture, $"{told.Fraction,4:0%}  {title}"));
                break;
            case ChildEventKind.Ended:
                console.Error(string.Create(CultureInfo.InvariantCulture, $"{told.Outcome.ToString()!.ToLowerInvariant()}: {title} ({told.Seconds:0.0} s){(told.Error is null ? string.Empty : ": " + told.Error)}"));
                break;
        }
    }

    // Of several jobs one that is done is enough: what waits for it starts, and what waits for another finds that out itself.
    private static int StatusOfElement(IReadOnlyList<ChildOutcome> outcomes) =>
        outcomes.Any(outcome => outcome is ChildOutcome.DiskFull or ChildOutcome.Interrupted) || !outcomes.Any(outcome => outcome is ChildOutcome.Done or ChildOutcome.Cached) ? Statuses(outcomes) : ExitStatus.Done;

    private static int Statuses(IReadOnlyList<ChildOutcome> outcomes) =>
        outcomes.Contains(ChildOutcome.DiskFull) ? ExitStatus.TryAgain
        : outcomes.Contains(ChildOutcome.Interrupted) ? ExitStatus.Interrupted
        : outcomes.All(outcome => outcome is ChildOutcome.Done or ChildOutcome.Cached) ? ExitStatus.Done
        : ExitStatus.SomeJobsFailed;
}
