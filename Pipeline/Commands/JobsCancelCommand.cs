using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Commands;

internal static class JobsCancelCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> what = new("what") { Description = "Keys of jobs or ids of submissions; eight digits suffice.", Arity = ArgumentArity.OneOrMore };
        Command cancel = new("cancel", "Takes jobs back. What runs is ended within seconds; what needs a cancelled job is blocked. Jobs that another submission wants too go on.\n\nExample: concord jobs cancel 3f9a2c41") { what, options.Store };
        cancel.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            using IJobBoard queue = QueueOpening.Open(parsed.GetValue(options.Store), console);
            QueueName[] names = [.. parsed.GetValue(what)!.Select(text => QueueOpening.Find(queue, text))];
            foreach (QueueName name in names)
            {
                int count = queue.Cancel(name.Id);
                if (name.IsSubmission)
                {
                    // Whatever becomes of the queue: nothing of it is wanted any more.
                    new SubmissionStore(new ResultStore(RunEnvironment.StoreFolder(parsed.GetValue(options.Store)))).MarkEnded(name.Id, TimeProvider.System.GetUtcNow());
                }

                int ending = Rows(queue, name).Count(row => row.IsCancelling);
                string still = ending > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {ending} still running, to be ended at the next heartbeat") : string.Empty;
                console.Result(count == 0
                    ? $"{name.Id} ({name.Title}): nothing to cancel; it has ended, or another submission wants the same jobs."
                    : string.Create(CultureInfo.InvariantCulture, $"{name.Id} ({name.Title}): {count} cancelled{still}."));
            }

            return ExitStatus.Done;
        }));
        return cancel;
    }

    private static IEnumerable<QueueRow> Rows(IJobBoard queue, QueueName name) =>
        name.IsSubmission ? queue.Rows(name.Id) : queue.Details(name.Id) is { } details ? [details.Row] : [];
}
