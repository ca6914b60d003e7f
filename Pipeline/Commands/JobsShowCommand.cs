using System.CommandLine;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class JobsShowCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> key = new("key") { Description = "The job's key; eight digits suffice." };
        Command show = new("show", "All that is known of a job: where it stands and why, its last attempt, what it needs and what needs it, where its log and its result are.\n\nExample: concord jobs show 3f9a2c41") { key, options.Store, options.Json };
        show.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            using IJobBoard queue = QueueOpening.Open(parsed.GetValue(options.Store), console);
            QueueDetails details = queue.Details(QueueOpening.Find(queue, parsed.GetValue(key)!, onlyJobs: true).Id)!;
            JobFiles files = JobFiles.Of(new ResultStore(RunEnvironment.StoreFolder(parsed.GetValue(options.Store))), details.Row);
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of([Json(details, files)]));
                return ExitStatus.Done;
            }

            foreach (string line in JobShowText.Lines(details, files, TimeProvider.System.GetUtcNow()))
            {
                console.Result(line);
            }

            return ExitStatus.Done;
        }));
        return show;
    }

    private static object Json(QueueDetails details, JobFiles files) => new
    {
        Id = details.Row.Key,
        Job = JobJson.Of(details.Row),
        details.Submissions,
        Needs = details.Needs.Select(row => new { Id = row.Key, row.State, row.Title }),
        NeededBy = details.NeededBy.Select(row => new { Id = row.Key, row.State, row.Title }),
        LastAttempt = files.Attempt,
        files.Log,
        files.Results,
    };
}
