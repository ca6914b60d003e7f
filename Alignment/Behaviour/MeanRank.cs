using Concord.Alignment.Statistics;

namespace Concord.Alignment.Behaviour;

/// <summary>The mean, over metrics, of each model's rank among the models; 1 is best, lower is better.</summary>
/// <remarks>
/// Ties share the middle of their places. The field's table of human-likeness takes accuracy difference (falling), observed consistency and error consistency (rising).
/// A model that is undefined under one metric has no mean rank and takes no place under any metric. A rank says nothing about distance, and depends on which
/// other models are in the table: it is shown beside the metrics and not instead of them.
/// Source: Geirhos et al. 2021, doi:10.48550/arXiv.2106.07411; model-vs-human <c>print_benchmark_table_humanlike_to_latex</c>.
/// </remarks>
public static class MeanRank
{
    /// <summary>The mean rank of every model.</summary>
    /// <param name="metrics">One or more: (models) values, NaN where undefined, and whether higher is better.</param>
    /// <returns>(models) 1 … models; NaN for a model without a value under some metric.</returns>
    public static double[] Compute(params IReadOnlyList<(IReadOnlyList<double> Values, bool HigherIsBetter)> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentOutOfRangeException.ThrowIfZero(metrics.Count, nameof(metrics));
        int models = metrics[0].Values.Count;
        int[] defined = Enumerable.Range(0, models).Where(model => metrics.All(metric => !double.IsNaN(metric.Values[model]))).ToArray();
        var means = new double[models];
        Array.Fill(means, double.NaN);
        double[][] ranks = metrics.Select(metric =>
        {
            Require.SameLength(models, metric.Values.Count);
            return Ranks.Midranks(defined.Select(model => metric.HigherIsBetter ? -metric.Values[model] : metric.Values[model]).ToArray());
        }).ToArray();
        for (int k = 0; k < defined.Length; k++)
        {
            means[defined[k]] = ranks.Sum(ranking => ranking[k]) / ranks.Length;
        }

        return means;
    }
}
