using System.Text.Json;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Pipeline.Watching;
using Concord.Tests;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Tests.Commands;

/// <summary>The verbs of <c>jobs</c>, as a person types them.</summary>
public sealed class JobsCommandTests : IDisposable
{
    private static readonly string Failed = "aaaaaaaa" + new string('1', 56);
    private static readonly string Blocked = "bbbbbbbb" + new string('2', 56);
    private static readonly string Running = "cccccccc" + new string('3', 56);
    private static readonly string Done = "cccccccc" + new string('4', 56);
    private const string Submission = "dddddddddddddddd";

    private readonly TemporaryFolder folder = new();

    private string Store => this.folder.File("store");

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void A_list_shows_submissions_with_counts_and_then_what_a_person_should_look_at()
    {
        this.Fill(150);
        string[] lines = this.Jobs(0, "list").Output.Split('\n');
        string submission = lines.Single(line => line.Contains(Submission, StringComparison.Ordinal));
        Assert.Contains("154", submission, StringComparison.Ordinal);
        Assert.Contains("1 failed, 1 blocked", submission, StringComparison.Ordinal);
        string[] jobs = [.. lines.Where(line => line.Contains("score", StringComparison.Ordinal))];
        Assert.Equal(100, jobs.Length);
        Assert.Contains("running 25%", jobs[0], StringComparison.Ordinal);
        Assert.Contains("no such file", jobs[1], StringComparison.Ordinal);
        Assert.Contains("needs 'a [red]title[/]', which failed", jobs[2], StringComparison.Ordinal);
        Assert.Contains("a [red]title[/]", jobs[1], StringComparison.Ordinal);
        Assert.Contains("and 54 more (--all)", lines);
        Assert.Equal(154, this.Jobs(0, "list", "--all").Output.Split('\n').Count(line => line.Contains("score", StringComparison.Ordinal)));
        Assert.Equal(2, this.Jobs(0, "list", "--state", "failed", "blocked").Output.Split('\n').Count(line => line.Contains("score", StringComparison.Ordinal)));
        using JsonDocument json = JsonDocument.Parse(this.Jobs(0, "list", "--json", "--submission", "dddd").Output);
        Assert.Equal(154, json.RootElement.GetArrayLength());
        Assert.Equal((Running, "running", 0.25), (json.RootElement[0].GetProperty("id").GetString(), json.RootElement[0].GetProperty("state").GetString(), json.RootElement[0].GetProperty("fraction").GetDouble()));
    }

    [Fact]
    public void Words_that_name_nothing_are_answered_with_what_there_is()
    {
        Assert.Contains("this store has no queue: nothing was submitted to it", this.Jobs(2, "list").Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(this.Store));
        this.Fill(0);
        Assert.Contains("Did you mean 'failed'?", this.Jobs(2, "list", "--state", "faild").Errors, StringComparison.Ordinal);
        Assert.Contains("expected at least 8 of the digits", this.Jobs(2, "cancel", "aaaa").Errors, StringComparison.Ordinal);
        Assert.Contains("no job or submission 'eeeeeeee' in the queue", this.Jobs(2, "cancel", "eeeeeeee").Errors, StringComparison.Ordinal);
        string several = this.Jobs(2, "cancel", "cccccccc").Errors;
        Assert.Contains("'cccccccc' is the beginning of several: cccccccc33333333 (running), cccccccc44444444 (done). Give more digits.", several, StringComparison.Ordinal);
        Assert.Contains("or else --failed", this.Jobs(2, "retry").Errors, StringComparison.Ordinal);
        Assert.Contains("or else --failed", this.Jobs(2, "retry", "aaaaaaaa", "--failed").Errors, StringComparison.Ordinal);
        Assert.Contains("is a submission", this.Jobs(2, "logs", Submission).Errors, StringComparison.Ordinal);
        Assert.Contains("no submission 'ee'", this.Jobs(2, "list", "--submission", "ee").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_are_cancelled_and_queued_again()
    {
        this.Fill(2);
        Assert.Contains("3 cancelled; 1 still running", this.Jobs(0, "cancel", "cccccccc3", "dddddddd").Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("nothing to cancel", this.Jobs(0, "cancel", "cccccccc4").Output, StringComparison.Ordinal);
        Assert.Equal("1 queued again: 'concord worker' does them, or the cluster that they were sent to.", this.Jobs(0, "retry", "--failed").Output.Trim());
        Assert.Equal("Nothing to retry: nothing of it failed, died or was cancelled.", this.Jobs(0, "retry", "--failed").Output.Trim());
        Assert.Equal("3 queued again: 'concord worker' does them, or the cluster that they were sent to.", this.Jobs(0, "retry", Submission).Output.Trim());
    }

    [Fact]
    public void A_log_is_printed_for_people_and_as_it_is_stored_also_where_there_is_no_queue()
    {
        ResultStore store = new(this.Store);
        using (JobLog log = JobLog.Open(store, Failed, TimeProvider.System))
        {
            log.Write(LogLevel.Information, "started", "first attempt", null, ("device", "cpu"));
            log.Write(LogLevel.Error, "ended", "failed");
        }

        string[] lines = this.Jobs(0, "logs", "aaaaaaaa", "-f").Output.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("info    started: first attempt device=cpu", lines[0], StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(JobLog.PathOf(store, Failed)).Trim(), this.Jobs(0, "logs", Failed, "--json").Output.Trim());
        this.Fill(0);
        ProgramResult none = this.Jobs(0, "logs", "bbbbbbbb");
        Assert.Contains("no log yet; 'concord jobs show bbbbbbbb2222'", none.Errors, StringComparison.Ordinal);
    }

    private ProgramResult Jobs(int status, string verb, params string[] arguments) => ConcordProgram.Run(["jobs", verb, .. arguments, "--store", this.Store]).Expect(status);

    /// <summary>One job each that failed, is blocked, runs and is done, and more that are queued.</summary>
    private void Fill(int more)
    {
        using JobQueue queue = JobQueue.Open(StoreQueue.PathOf(this.Store), TimeProvider.System);
        QueueEntry[] jobs =
        [
            QueueFixtureJob(Failed, "a [red]title[/]"),
            QueueFixtureJob(Blocked, "blocked") with { DependsOn = [Failed] },
            QueueFixtureJob(Done, "done") with { IsDone = true },
            QueueFixtureJob(Running, "running"),
            .. Enumerable.Range(0, more).Select(i => QueueFixtureJob(i.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), "more")),
        ];
        queue.Submit(Submission, "name", jobs, 0);
        Capacity large = new(8L << 30, 8L << 30, true, true);
        Claim failed = queue.Claim("w:1", large, TimeSpan.FromHours(1))!;
        queue.End(failed.Key, failed.Epoch, new JobEnd(JobEndKind.Failed, "no such file", 1, 1));
        Claim running = queue.Claim("w:1", large, TimeSpan.FromHours(1))!;
        queue.Beat(running.Key, running.Epoch, 0.25, TimeSpan.FromHours(1));
    }

    private static QueueEntry QueueFixtureJob(string key, string title) => Queueing.QueueFixture.Job(key) with { Title = title };
}
