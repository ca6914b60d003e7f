using System.CommandLine;
using System.Globalization;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Commands;

internal static class JobsListCommand
{
    private const int Shown = 100;

    public static Command Create(CommandConsole console)
    {
        CommonOptions options = new();
        Option<string[]> state = new("--state") { Description = "Only jobs in these states: " + string.Join(", ", Enum.GetValues<JobState>().Select(JobListText.Word)) + ".", AllowMultipleArgumentsPerToken = true };
        Option<string?> submission = new("--submission") { Description = "Only jobs of this submission." };
        Option<bool> all = new("--all") { Description = $"Every job, not the first {Shown} alone." };
        Command list = new("list", "Submissions with their progress; then jobs, those that run, failed, died or are blocked first.\n\nExample: concord jobs list --state failed dead") { state, submission, all, options.Store, options.Json };
        list.SetAction(parsed => CommandRunner.Run(console, () =>
        {
            HashSet<JobState> states = [.. (parsed.GetValue(state) ?? []).Select(State)];
            using IJobBoard queue = QueueOpening.Open(parsed.GetValue(options.Store), console);
            string? id = parsed.GetValue(submission) is { } asked ? SubmissionId(queue, asked) : null;
            QueueRow[] rows = [.. JobListText.InOrder(queue.Rows(id).Where(row => states.Count == 0 || states.Contains(row.State)))];
            if (parsed.GetValue(options.Json))
            {
                console.Result(JsonOutput.Of(rows.Select(JobJson.Of)));
                return ExitStatus.Done;
            }

            PrintSubmissions(console, [.. queue.Submissions().Where(row => id is null || row.Id == id)]);
            PrintJobs(console, rows, parsed.GetValue(all) ? rows.Length : Shown);
            return ExitStatus.Done;
        }));
        return list;
    }

    private static void PrintSubmissions(CommandConsole console, IReadOnlyList<SubmissionRow> submissions)
    {
        if (submissions.Count == 0)
        {
            console.Result("Nothing was submitted.");
            return;
        }

        ListTable.Print(console, JobListText.SubmissionHeads, submissions.Select(JobListText.Row));
    }

    private static void PrintJobs(CommandConsole console, QueueRow[] rows, int most)
    {
        if (rows.Length == 0)
        {
            return;
        }

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        ListTable.Print(console, JobListText.JobHeads, rows.Take(most).Select(row => JobListText.Row(row, now)));
        if (rows.Length > most)
        {
            console.Result(string.Create(CultureInfo.InvariantCulture, $"and {rows.Length - most} more (--all)"));
        }
    }

    private static JobState State(string word) =>
        Enum.TryParse(word, ignoreCase: true, out JobState state) && Enum.IsDefined(state) && !char.IsAsciiDigit(word[0])
            ? state
            : throw Unknown.Id("state", word, [.. Enum.GetValues<JobState>().Select(JobListText.Word)]);

    private static string SubmissionId(IJobBoard queue, string asked)
    {
        string[] ids = [.. queue.Submissions().Select(row => row.Id).Where(id => asked.Length > 0 && id.StartsWith(asked, StringComparison.Ordinal))];
        return ids.Length == 1 ? ids[0] : throw Unknown.Id("submission", asked, [.. queue.Submissions().Take(12).Select(row => row.Id)]);
    }
}
