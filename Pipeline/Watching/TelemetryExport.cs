using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Concord.Pipeline.Watching;

/// <summary>Sends metrics and traces to a collector, where OTEL_EXPORTER_OTLP_ENDPOINT names one; OpenTelemetry's own variables say how.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(ResourceBuilder resource, Action<OtlpExporterOptions> configure)
    {
        this.traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter(configure).Build();
        this.metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter(configure).Build();
    }

    /// <summary>Begins to send; null where no collector is named.</summary>
    /// <param name="role">worker, child or run.</param>
    public static TelemetryExport? Start(string role) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Endpoint)) ? null : Start(role, _ => { });

    /// <summary>As <see cref="Start(string)"/>, told where and how.</summary>
    internal static TelemetryExport Start(string role, Action<OtlpExporterOptions> configure) => new(
        ResourceBuilder.CreateDefault()
            .AddService("concord", serviceVersion: ProductVersion.Text, autoGenerateServiceInstanceId: false, serviceInstanceId: string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"))
            .AddAttributes([new("concord.role", role)]),
        configure);

    /// <summary>Sends what is left, for a few seconds at most, and ends.</summary>
    public void Dispose()
    {
        this.traces.Dispose();
        this.metrics.Dispose();
    }
}
