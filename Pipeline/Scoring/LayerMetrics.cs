using Concord.Alignment.Catalogue;

namespace Concord.Pipeline.Scoring;

/// <summary>The layer metric that a job's definition asks for.</summary>
internal static class LayerMetrics
{
    public static ILayerMetric Make(ScoreContext context) => MappingCatalogue.Find(context.Metric.Entry.Id) switch
    {
        { IsReversed: true } reversed => new ReverseLayerMetric(context, reversed),
        { } mapping => new PredictivityLayerMetric(context, mapping),
        null => new RsaLayerMetric(context),
    };
}
