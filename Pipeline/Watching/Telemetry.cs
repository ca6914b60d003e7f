using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Concord.Pipeline.Watching;

/// <summary>What Concord tells those who measure it: the meter and the source of traces named <c>Concord</c>. Nobody listening, it costs next to nothing; <see cref="Export"/> listens where OTEL_EXPORTER_OTLP_ENDPOINT says so.</summary>
/// <remarks>
/// <para>Metrics: <c>concord.jobs.started</c>, <c>concord.jobs.ended</c>, <c>concord.job.duration</c> (s), <c>concord.job.peak_memory</c> (By), <c>concord.queue.jobs</c> by state (<see cref="QueueGauge"/>), <c>concord.read</c> (By), <c>concord.extraction.stimuli</c>, <c>concord.extraction.rate</c> (stimuli/s).</para>
/// <para>Traces: one a job, <c>job</c>, with what it does in spans of their own: <c>plan</c>, <c>load</c>, <c>extract</c>, <c>simulate</c>, <c>score</c>, <c>publish</c>.</para>
/// </remarks>
internal static class Telemetry
{
    /// <summary>The name of meter and source.</summary>
    public const string Name = "Concord";

    private static readonly Meter Meter = new(Name, ProductVersion.Text);
    private static readonly ActivitySource Source = new(Name, ProductVersion.Text);
    private static readonly Counter<long> Started = Meter.CreateCounter<long>("concord.jobs.started", "{job}", "Jobs begun.");
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("concord.jobs.ended", "{job}", "Jobs ended, by outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram("concord.job.duration", "s", "Wall time of jobs.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.3, 1, 3, 10, 30, 60, 180, 600, 1800, 3600, 10_800, 36_000, 86_400] });
    private static readonly Histogram<long> PeakMemory = Meter.CreateHistogram("concord.job.peak_memory", "By", "Peak resident memory of jobs.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. Enumerable.Range(28, 12).Select(power => 1L << power)] });
    private static readonly Counter<long> BytesRead = Meter.CreateCounter<long>("concord.read", "By", "Bytes read: stored readouts, weights.");
    private static readonly Counter<long> Stimuli = Meter.CreateCounter<long>("concord.extraction.stimuli", "{stimulus}", "Stimuli shown to networks.");
    private static readonly Histogram<double> Rate = Meter.CreateHistogram("concord.extraction.rate", "{stimulus}/s", "Stimuli shown a second, over a whole pass.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000] });

    /// <summary>Begins to send to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names; null where it names none, and then OpenTelemetry's libraries are not even loaded.</summary>
    /// <param name="role">worker or child.</param>
    public static IDisposable? Export(string role) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : StartExport(role);

    /// <summary>A job was begun.</summary>
    public static void JobStarted(string kind) => Started.Add(1, Tag("kind", kind));

    /// <summary>A job ended.</summary>
    /// <param name="kind">extract, simulate or score.</param>
    /// <param name="outcome">done, failed, out-of-memory, …</param>
    /// <param name="seconds">Wall time.</param>
    /// <param name="peakMemory">Bytes; 0 where unknown.</param>
    public static void JobEnded(string kind, string outcome, double seconds, long peakMemory)
    {
        Ended.Add(1, Tag("kind", kind), Tag("outcome", outcome));
        Duration.Record(seconds, Tag("kind", kind), Tag("outcome", outcome));
        if (peakMemory > 0)
        {
            PeakMemory.Record(peakMemory, Tag("kind", kind));
        }
    }

    /// <summary>Bytes were read.</summary>
    /// <param name="what">activations or weights.</param>
    /// <param name="bytes">How many.</param>
    public static void Read(string what, long bytes) => BytesRead.Add(bytes, Tag("what", what));

    /// <summary>A pass over stimuli ended.</summary>
    public static void Extracted(int stimuli, TimeSpan time)
    {
        Stimuli.Add(stimuli);
        if (time > TimeSpan.Zero)
        {
            Rate.Record(stimuli / time.TotalSeconds);
        }
    }

    /// <summary>Begins the trace of a job; null where nobody listens.</summary>
    public static Activity? Job(string key, string kind, string title, int attempt) => Source.StartActivity("job", ActivityKind.Internal, default(ActivityContext), [new("concord.key", key), new("concord.kind", kind), new("concord.title", title), new("concord.attempt", attempt)]);

    /// <summary>Begins a part of a job; null where nobody listens.</summary>
    public static Activity? Span(string name) => Source.StartActivity(name);

    /// <summary>Records how a job's trace ended.</summary>
    public static void End(Activity? job, string outcome, string? error)
    {
        job?.SetTag("concord.outcome", outcome);
        job?.SetStatus(error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, error);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport StartExport(string role) => TelemetryExport.Start(role, _ => { });

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
