using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Commands;

internal static class JobsRetryCommand
{
    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Argument<string[]> what = new("what") { Description = "Keys of jobs or ids of submissions; eight digits suffice.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> failed = new("--failed") { Description = "Every job that failed or died, of all submissions; what a person cancelled stays." };
        Command retry = new("retry", "Queues again what failed, died or was cancelled, with all attempts before it. A blocked job takes along what blocks it.\n\nExample: concord jobs retry --failed") { what, failed, options.Store };
        retry.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            string[] texts = parsed.GetValue(what) ?? [];
            if (texts.Length > 0 == parsed.GetValue(failed))
            {
                throw new CommandException(ExitStatus.WrongCommand, "give keys of jobs or ids of submissions, or else --failed");
            }

            using IJobBoard queue = QueueOpening.Open(parsed.GetValue(options.Store), console);
            QueueName[] names = [.. texts.Select(text => QueueOpening.Find(queue, text))];
            int count = names.Length == 0 ? queue.Retry(null) : names.Sum(name => queue.Retry(name.Id));
            QueueOpening.MarkQueued(queue, parsed.GetValue(options.Store));
            console.Result(count == 0
                ? "Nothing to retry: nothing of it failed, died or was cancelled."
                : string.Create(CultureInfo.InvariantCulture, $"{count} queued again: 'concord worker' does them, or the cluster that they were sent to."));
            return ExitStatus.Done;
        }));
        return retry;
    }
}
