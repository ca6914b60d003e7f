using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Concord.Pipeline.Watching;

/// <summary>Sends metrics and traces to a collector; OpenTelemetry's own variables say where and how.</summary>
internal sealed class TelemetryExport : IDisposable
{
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private TelemetryExport(ResourceBuilder resource, Action<OtlpExporterOptions> configure)
    {
        this.traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter(configure).Build();
        this.metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter(configure).Build();
    }

    /// <summary>Begins to send.</summary>
    /// <param name="role">worker or child.</param>
    /// <param name="configure">Where and how, for what the variables do not say.</param>
    public static TelemetryExport Start(string role, Action<OtlpExporterOptions> configure) => new(
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
