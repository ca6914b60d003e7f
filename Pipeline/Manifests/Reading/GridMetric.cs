namespace Concord.Pipeline.Manifests.Reading;

/// <summary>One option of one metric, varied.</summary>
internal sealed record GridMetric(string Metric, string Option, IReadOnlyList<string> Values, SourcePosition Position)
{
    public string Path => $"metrics.{Metric}.{Option}";
}
