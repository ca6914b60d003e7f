using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Commands;

internal static class SubmitCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> paths = new("manifest") { Description = "Manifests.", Arity = ArgumentArity.OneOrMore };
        Option<string?> outFolder = new("--out") { Description = "The run directory (default: runs/NAME); with several manifests, the folder that holds one for each." };
        Option<int> priority = new("--priority") { Description = "Higher is done first." };
        Option<bool> dryRun = new("--dry-run") { Description = "Plan only." };
        Command command = new("submit", "Puts what the store lacks into this machine's queue, or with --executor slurm sends it to the cluster, and returns at once; `concord worker`, or the cluster, does it, and writes each run directory when its last job has ended.\n\nExample: concord submit manifests/quickstart.yaml") { paths, outFolder, priority, dryRun, options.Json };
        options.AddEnvironment(command);
        ExecutorOptions executor = new();
        executor.Add(command);
        command.SetAction((parsed, cancellationToken) => LongWork.Run(() => CommandRunner.Run(console, () =>
        {
            string[] manifests = parsed.GetValue(paths)!;
            bool slurm = executor.IsSlurm(parsed);
            List<SubmittedJob> all = [];
            foreach (string path in manifests)
            {
                DeclaredDatasetReader declared = new();
                Manifests.Manifest manifest = ManifestLoading.Load(path, console, declared: declared);
                RunEnvironment environment = options.Environment(parsed, declared, slurm);
                Plan plan = new Planner(environment).Plan(manifest, cancellationToken);
                string folder = parsed.GetValue(outFolder) is { } given ? (manifests.Length == 1 ? given : Path.Combine(given, manifest.Name)) : Path.Combine("runs", manifest.Name);
                if (slurm)
                {
                    SlurmExecution execution = new(console, parsed.GetValue(executor.Profile), environment.Store, SubmissionBuilder.Build(environment, plan, folder), cancellationToken);
                    all.AddRange(parsed.GetValue(dryRun) ? execution.Show() : execution.Submit());
                    continue;
                }

                if (parsed.GetValue(dryRun))
                {
                    PlanCommand.Print(console, plan);
                    continue;
                }

                all.AddRange(Submit(console, environment, plan, folder, parsed.GetValue(priority)));
            }

            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(all.Select(job => new { Id = job.Key, job.Kind, job.Title, job.DependsOn })));
            }
            else
            {
                foreach (SubmittedJob job in all)
                {
                    console.Result($"{job.Key}  {job.Title}");
                }
            }

            return ExitStatus.Done;
        })));
        return command;
    }

    // What is to do of the submission, in its order.
    private static SubmittedJob[] Submit(CommandConsole console, RunEnvironment environment, Plan plan, string folder, int priority)
    {
        foreach (string caution in plan.Cautions)
        {
            console.Error("caution: " + caution);
        }

        TimeProvider time = TimeProvider.System;
        Submission submission = SubmissionBuilder.Build(environment, plan, folder);
        SubmissionStore submissions = new(environment.Store);
        IReadOnlyList<QueueEntry> entries = QueueEntries.Of(submission, submissions);
        using JobQueue queue = StoreQueue.Open(environment.Store, time, console.Error);
        submissions.Write(submission);
        submissions.MarkQueued(submission.Id, priority, time.GetUtcNow());
        int queued = queue.Submit(submission.Id, submission.Name, entries, priority);
        HashSet<string> done = [.. entries.Where(entry => entry.IsDone).Select(entry => entry.Key)];
        console.Error(string.Create(CultureInfo.InvariantCulture, $"submission {submission.Id} ({submission.Name}): {entries.Count} jobs, {done.Count} done before, {queued} queued now, {entries.Count - done.Count - queued} in the queue already; expected peak memory {MemorySize.Format(plan.PeakBytes)}. `concord worker` does them, `concord jobs list` shows them."));
        return [.. submission.Jobs.Where(job => !done.Contains(job.Key))];
    }
}
