using System.Net;
using System.Text.Json;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;
using Concord.Tests;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>What the page tells.</summary>
public sealed class WatchServerTests
{
    [Fact]
    public async Task The_queue_is_told_as_it_stands()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        JsonElement queue = await page.Json("/api/queue");
        Assert.Equal("""{"done":2,"failed":1,"blocked":4,"running":2,"queued":1}""", queue.GetProperty("counts").ToString());
        JsonElement submission = Assert.Single(queue.GetProperty("submissions").EnumerateArray());
        Assert.Equal(store.Submission.Id, submission.GetProperty("id").GetString());
        Assert.False(submission.TryGetProperty("has_report", out _));
        JsonElement running = queue.GetProperty("running");
        Assert.Equal(2, running.GetProperty("total").GetInt32());
        Assert.Equal([0.42, 0.07], running.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("fraction").GetDouble()));
        Assert.Equal("lab-3:4242", running.GetProperty("jobs")[0].GetProperty("worker").GetString());
        Assert.StartsWith("vit.pth: 3 tensors are missing", Assert.Single(queue.GetProperty("failed").GetProperty("jobs").EnumerateArray()).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.All(queue.GetProperty("blocked").GetProperty("jobs").EnumerateArray(), job => Assert.Contains("extract", job.GetProperty("error").GetString(), StringComparison.Ordinal));
        Assert.Equal(2, queue.GetProperty("recent").GetProperty("jobs").GetArrayLength());
        Assert.True(queue.GetProperty("jobs_per_minute").GetDouble() > 0);
        Assert.True(queue.GetProperty("seconds_left").GetDouble() > 0);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        foreach (string path in new[] { $"/api/submission/{store.Submission.Id}", "/api/job/" + store.Key("#2") })
        {
            using HttpResponseMessage first = await page.Get(path);
            using HttpResponseMessage again = await page.Get(path, ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_job_is_told_with_what_it_needs_and_its_log_goes_on_where_it_was_left()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        string key = store.Key("#2");
        JsonElement job = await page.Json("/api/job/" + key);
        Assert.Equal("running", job.GetProperty("job").GetProperty("state").GetString());
        Assert.Equal("model resnet20; benchmark it.rsa, metric 1", job.GetProperty("parts").GetString());
        Assert.Equal("done", Assert.Single(job.GetProperty("needs").EnumerateArray()).GetProperty("state").GetString());
        JsonElement log = await page.Json($"/api/job/{key}/log");
        Assert.Equal("started", Assert.Single(log.GetProperty("lines").EnumerateArray()).GetProperty("event").GetString());
        using (JobLog writer = store.Log(key))
        {
            writer.Write(LogLevel.Information, "layer", "blocks.1 \u001b[31m\nsecond line", null, ("seconds", 1.5));
        }

        JsonElement more = await page.Json($"/api/job/{key}/log?from={log.GetProperty("next").GetInt64()}");
        JsonElement line = Assert.Single(more.GetProperty("lines").EnumerateArray());
        Assert.Equal("blocks.1 U+001B[31m\nsecond line", line.GetProperty("message").GetString());
        Assert.Equal("seconds 1.5", line.GetProperty("fields").GetString());
        using HttpResponseMessage whole = await page.Get($"/job/{key}/log.jsonl");
        Assert.Equal("text/plain", whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal(2, (await whole.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("/api/job/not-a-key")]
    [InlineData("/api/job/..%2f..%2fqueue/log")]
    [InlineData("/job/..%2f..%2fqueue%2fqueue.db/log.jsonl")]
    [InlineData("/api/submission/..%2fsecret")]
    [InlineData("/report/..%2f..%2frun/")]
    [InlineData("/report/0123456789abcdef/..%2fsecret.csv")]
    [InlineData("/report/0123456789abcdef/%2e%2e/secret.csv")]
    [InlineData("/report/0123456789abcdef/tables/..%5c..%5csecret.csv")]
    [InlineData("/report/0123456789abcdef/tables")]
    public async Task What_is_not_listed_is_not_found(string path)
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        Assert.Equal(HttpStatusCode.NotFound, await page.Status(path));
    }

    [Fact]
    public async Task A_report_is_shown_from_the_run_directory()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        using HttpResponseMessage response = await page.Get("/report/0123456789abcdef/");
        Assert.Contains("the report", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await page.Status("/report/0123456789abcdef/tables/scores.csv"));
        Assert.Equal(HttpStatusCode.Redirect, await page.Status("/report/0123456789abcdef"));
    }

    [Fact]
    public async Task Before_the_first_submission_there_is_a_page_and_no_queue_is_made()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.File("store"));
        await using WatchServer server = new(WatchOptions.Read(store, null, 0, null), TimeProvider.System);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = new();
        string queue = await client.GetStringAsync(new Uri(new Uri(server.Url), "/api/queue"), TestContext.Current.CancellationToken);
        Assert.Contains("\"submissions\":[]", queue, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(store.Root));

        // Made meanwhile, it is found.
        using JobQueue made = JobQueue.Open(Path.Combine(store.Root, "queue", "queue.db"), TimeProvider.System);
        made.Submit("0123456789abcdef", "made", [], 0);
        using QueueView view = new(store, TimeProvider.System);
        Assert.Equal("made", Assert.Single(view.Snapshot().Submissions).Name);
    }

    [Fact]
    public async Task A_damaged_queue_is_told_in_words()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.File("store"));
        Directory.CreateDirectory(Path.Combine(store.Root, "queue"));
        File.WriteAllText(Path.Combine(store.Root, "queue", "queue.db"), new string('x', 10_000));
        await using WatchServer server = new(WatchOptions.Read(store, null, 0, null), TimeProvider.System);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = new();
        using HttpResponseMessage response = await client.GetAsync(new Uri(new Uri(server.Url), "/api/queue"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("queue.db", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
