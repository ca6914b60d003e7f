using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Commands;

internal static class RunCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> path = new("manifest") { Description = "The manifest." };
        Option<string?> outFolder = new("--out") { Description = "The run directory (default: runs/NAME)." };
        Option<bool> dryRun = new("--dry-run") { Description = "Plan only." };
        Command command = new("run", "Plans, does what the store lacks, and writes the run directory with its report. Interrupted and repeated, it goes on where it stopped.\n\nExample: concord run manifests/quickstart.yaml") { path, outFolder, dryRun };
        options.AddEnvironment(command);
        ExecutorOptions executor = new();
        executor.Add(command);
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            DeclaredDatasetReader declared = new();
            Manifest manifest = ManifestLoading.Load(parsed.GetValue(path)!, console, declared: declared);
            bool slurm = executor.IsSlurm(parsed);
            RunEnvironment environment = options.Environment(parsed, declared, slurm);
            Plan plan = new Planner(environment).Plan(manifest, cancellationToken);
            string folder = parsed.GetValue(outFolder) ?? Path.Combine("runs", manifest.Name);
            if (slurm)
            {
                SlurmExecution execution = new(console, parsed.GetValue(executor.Profile), environment.Store, SubmissionBuilder.Build(environment, plan, folder), cancellationToken);
                if (!parsed.GetValue(dryRun))
                {
                    return execution.Run(cancellationToken);
                }

                execution.Show();
                return ExitStatus.Done;
            }

            if (parsed.GetValue(dryRun))
            {
                PlanCommand.Print(console, plan);
                return ExitStatus.Done;
            }

            return Execute(console, environment, plan, folder, cancellationToken);
        })));
        return command;
    }

    /// <summary>Does what the store lacks, shows how it goes, and writes the run directory.</summary>
    internal static int Execute(CommandConsole console, RunEnvironment environment, Plan plan, string folder, CancellationToken cancellationToken)
    {
        console.Error(PlanCommand.Summary(plan));
        foreach (string caution in plan.Cautions)
        {
            console.Error("caution: " + caution);
        }

        if (plan.Jobs.All(job => job.Cached) && RunDirectory.Holds(folder, plan))
        {
            console.Result(NothingToDo(plan));
            console.Result("Report: " + Path.Combine(folder, "report", "index.html"));
            return ExitStatus.Done;
        }

        using RunDirectory directory = RunDirectory.Open(folder);
        DateTimeOffset begun = TimeProvider.System.GetUtcNow();
        Submission submission = ForegroundRun.Do(environment, plan, folder, new ProgressPrinter(console, TimeProvider.System), cancellationToken);
        IReadOnlyList<JobRow> rows = JobRows.Of(plan, submission, environment.Store, begun);
        directory.Write(environment, plan, rows, TimeProvider.System);
        cancellationToken.ThrowIfCancellationRequested();
        JobRow[] failed = [.. rows.Where(row => row.Status is not ("done" or "cached"))];
        foreach (JobRow row in failed)
        {
            console.Error($"{row.Status}: {row.Title}: {row.Error}");
        }

        int done = rows.Count(row => row.Status == "done");
        console.Result(done == 0 && failed.Length == 0
            ? NothingToDo(plan)
            : string.Create(CultureInfo.InvariantCulture, $"{done} jobs done, {rows.Count(row => row.Status == "cached")} cached, {failed.Length} failed; peak memory {MemorySize.Format(rows.Max(row => row.PeakMemory))}."));
        console.Result("Report: " + Path.Combine(folder, "report", "index.html"));
        return failed.Length == 0 ? ExitStatus.Done : ExitStatus.SomeJobsFailed;
    }

    private static string NothingToDo(Plan plan) => string.Create(CultureInfo.InvariantCulture, $"Nothing to do: all {plan.Jobs.Count} jobs were in the store.");
}
