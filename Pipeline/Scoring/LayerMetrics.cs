using Concord.Alignment.Catalogue;

namespace Concord.Pipeline.Scoring;

/// <summary>The layer metric that a job's definition asks for.</summary>
internal static class LayerMetrics
{
    public static ILayerMetric Make(ScoreContext context)
    {
        string id = context.Metric.Entry.Id;
        return (MappingCatalogue.Find(id), SimilarityCatalogue.Find(id)) switch
        {
            ({ IsReversed: true } reversed, _) => new ReverseLayerMetric(context, reversed),
            ({ } mapping, _) => new PredictivityLayerMetric(context, mapping),
            (_, { } similarity) => new SimilarityLayerMetric(context, similarity),
            _ => new RsaLayerMetric(context),
        };
    }
}
