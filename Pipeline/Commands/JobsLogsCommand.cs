using System.CommandLine;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

internal static class JobsLogsCommand
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string> key = new("key") { Description = "The job's key; eight digits suffice." };
        Option<bool> follow = new("--follow", "-f") { Description = "Goes on until the job ends; of a run in the foreground, until its log says that it ended." };
        Option<bool> json = new("--json") { Description = "The lines as they are stored: one JSON object each." };
        Command logs = new("logs", "Prints a job's log, all attempts of it.\n\nExample: concord jobs logs 3f9a2c41 -f") { key, follow, options.Store, json };
        logs.SetAction((parsed, cancellationToken) => Task.FromResult(CommandRunner.Run(console, () =>
        {
            string root = RunEnvironment.StoreFolder(parsed.GetValue(options.Store));
            string whole = JobLogNames.Find(root, parsed.GetValue(key)!) ?? FromQueue(console, parsed.GetValue(options.Store), parsed.GetValue(key)!);
            ResultStore store = new(root);
            LogPrinter printer = new(console, store, whole, parsed.GetValue(json));
            printer.Print();
            if (parsed.GetValue(follow))
            {
                Follow(printer, store, whole, cancellationToken);
            }
            else if (printer.IsEmpty)
            {
                console.Error($"{whole}: no log yet; 'concord jobs show {whole[..JobListText.ShownDigits]}' says where the job stands.");
            }

            return ExitStatus.Done;
        })));
        return logs;
    }

    private static string FromQueue(CommandConsole console, string? store, string text)
    {
        using IJobBoard queue = QueueOpening.Open(store, console);
        return QueueOpening.Find(queue, text, onlyJobs: true).Id;
    }

    private static void Follow(LogPrinter printer, ResultStore store, string key, CancellationToken cancellationToken)
    {
        string path = StoreQueue.PathOf(store.Root);
        using JobQueue? queue = File.Exists(path) ? JobQueue.Open(path, TimeProvider.System) : null;
        while (true)
        {
            // Asked before the log is read: what was written until the end is printed too.
            JobState? state = queue?.Details(key)?.Row.State;
            printer.Print();
            if (state is null ? printer.HasEnded : state is not (JobState.Queued or JobState.Running))
            {
                return;
            }

            cancellationToken.WaitHandle.WaitOne(Interval);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
