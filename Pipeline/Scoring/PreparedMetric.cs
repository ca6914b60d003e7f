using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>The metric that was prepared last in this process: models that are scored one after another on one recording share its distances, ceiling and draws, which no model enters.</summary>
/// <remarks>One only, and let go before another is made: the memory stays that of one job.</remarks>
internal sealed class PreparedMetric
{
    private readonly Lock gate = new();
    private string? identity;
    private ILayerMetric? metric;

    /// <summary>The metric of a score: the one in hand where it was made of the same recording, definition, seed and draws, else a new one.</summary>
    public ILayerMetric Take(ScoreContext context)
    {
        string wanted = Identity(context);
        lock (this.gate)
        {
            if (this.metric is null || this.identity != wanted)
            {
                this.metric = null;
                this.metric = LayerMetrics.Make(context);
                this.identity = wanted;
            }

            return this.metric;
        }
    }

    /// <summary>Lets the metric go.</summary>
    public void Release()
    {
        lock (this.gate)
        {
            this.metric = null;
        }
    }

    // All that a layer metric is made of; a part that is missing here would give one benchmark another's numbers.
    private static string Identity(ScoreContext context) => new Fingerprint()
        .Add("target", context.Target.Hash)
        .Add("region", context.Benchmark.Region)
        .Add("sets", context.Benchmark.Subsets)
        .Add("metric", context.Metric.Definition)
        .Add("ceiling", context.Metric.Ceiling)
        .Add("seed", context.Seed)
        .Add("draws", context.Draws)
        .Hash;
}
