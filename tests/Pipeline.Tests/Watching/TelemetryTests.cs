using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Watching;
using OpenTelemetry.Exporter;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>What is measured is told, with its labels, to listeners in the process and to a collector over HTTP.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void Jobs_are_counted_by_kind_and_outcome_with_time_and_memory()
    {
        ConcurrentBag<string> told = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == "Concord")
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told.Add(Text(instrument, value, tags)));
        listener.Start();
        using JobQueue queue = JobQueue.InMemory(TimeProvider.System);
        queue.Submit("0123456789abcdef", "x", [new QueueEntry { Key = "k", Kind = "score", Title = "t", DependsOn = [], IsDone = false, Device = "cpu", Memory = 1, ExpectedSeconds = 1 }], 0);
        using QueueGauge gauge = new(queue);

        Telemetry.JobStarted("test-kind");
        Telemetry.JobEnded("test-kind", "done", 1.5, 1 << 20);
        Telemetry.JobEnded("test-kind", "failed", 0.5, 0);
        Telemetry.Read("test-files", 1000);
        Telemetry.Extracted(120, TimeSpan.FromSeconds(2));
        listener.RecordObservableInstruments();

        string[] mine = [.. told.Where(text => text.Contains("test-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(
        [
            "concord.job.duration 0.5 kind=test-kind outcome=failed",
            "concord.job.duration 1.5 kind=test-kind outcome=done",
            "concord.job.peak_memory 1048576 kind=test-kind",
            "concord.jobs.ended 1 kind=test-kind outcome=done",
            "concord.jobs.ended 1 kind=test-kind outcome=failed",
            "concord.jobs.started 1 kind=test-kind",
            "concord.read 1000 what=test-files",
        ], mine);
        Assert.Contains("concord.extraction.stimuli 120", told);
        Assert.Contains("concord.extraction.rate 60", told);
        Assert.Contains("concord.queue.jobs 1 state=queued", told);
        Assert.Contains("concord.queue.jobs 0 state=dead", told);
    }

    [Fact]
    public void A_job_is_one_trace_with_its_parts_and_how_it_ended()
    {
        Assert.Null(Telemetry.Span("nobody-listens"));
        ConcurrentBag<Activity> ended = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Concord",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using (Activity? job = Telemetry.Job("key-of-this-test", "score", "title", 2))
        {
            using (Telemetry.Span("plan"))
            {
            }

            Telemetry.End(job, "failed", "no such file");
        }

        Activity whole = Assert.Single(ended, activity => "key-of-this-test".Equals(activity.GetTagItem("concord.key")));
        Assert.Equal((ActivityStatusCode.Error, "no such file", "failed"), (whole.Status, whole.StatusDescription, whole.GetTagItem("concord.outcome")));
        Activity part = Assert.Single(ended, activity => activity.ParentId == whole.Id);
        Assert.Equal("plan", part.OperationName);
    }

    [Fact]
    public async Task A_collector_over_HTTP_is_sent_both()
    {
        using HttpListener collector = new();
        int port = FreePort();
        collector.Prefixes.Add($"http://localhost:{port}/");
        collector.Start();
        ConcurrentDictionary<string, string> received = new();
        Task receiving = Task.Run(
            async () =>
            {
                while (received.Count < 2)
                {
                    HttpListenerContext context = await collector.GetContextAsync();
                    using MemoryStream body = new();
                    await context.Request.InputStream.CopyToAsync(body, TestContext.Current.CancellationToken);
                    received[context.Request.Url!.AbsolutePath] = Encoding.Latin1.GetString(body.ToArray());
                    context.Response.Close();
                }
            },
            TestContext.Current.CancellationToken);

        string path = string.Empty;
        using (TelemetryExport.Start("test-role", options =>
        {
            // Two signals, two addresses: what the variable's one address is made into.
            path = path.Length == 0 ? "v1/traces" : "v1/metrics";
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.Endpoint = new Uri($"http://localhost:{port}/{path}");
        }))
        {
            using (Telemetry.Job("key-for-the-collector", "score", "title", 1))
            {
                Telemetry.JobStarted("kind-for-the-collector");
            }
        }

        await receiving.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains("key-for-the-collector", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("kind-for-the-collector", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.All(received.Values, body => Assert.Contains("test-role", body, StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = FormattableString.Invariant($"{instrument.Name} {value}");
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        return text;
    }
}
