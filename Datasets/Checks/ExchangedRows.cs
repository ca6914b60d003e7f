using MathNet.Numerics.Distributions;

namespace Concord.Datasets.Checks;

/// <summary>Rows that agree with another item far better than with their own: two that look exchanged, or one under a wrong label.</summary>
/// <remarks>
/// Only the rows that agree least with their own item are looked at, at most 200. A row is reported where its correlation with its own item is at most half of what a row usually has,
/// and that with another item is beyond what any of so many comparisons would reach by chance (the correlations with other items, on Fisher's scale) once in a hundred times, and at least three quarters of what a row usually has with its own.
/// Where rows seldom agree with their own item, nothing can be said, and nothing is.
/// </remarks>
internal static class ExchangedRows
{
    private const int MostRows = 200;
    private const double ByChance = 0.01;

    /// <summary>One text for each exchanged pair and each wrong label.</summary>
    public static IEnumerable<string> Find(Patterns patterns)
    {
        (double mean, double sd) = patterns.Chance;
        IReadOnlyList<double> own = patterns.OwnCorrelations;
        double typical = Correlation.Median(own.Where(r => !double.IsNaN(r)));
        if (!(sd > 0) || !(Patterns.Fisher(typical) > mean + (2 * sd)))
        {
            yield break;
        }

        int[] strange = [.. Enumerable.Range(0, patterns.Rows).Where(row => own[row] <= typical / 2).OrderBy(row => own[row]).Take(MostRows)];
        ILookup<int, int> strangeOf = strange.ToLookup(patterns.ItemOf);
        double far = mean + (sd * Normal.InvCDF(0, 1, 1 - (ByChance / Math.Max(1.0, strange.Length * patterns.Items.Count))));
        var looks = new Dictionary<int, (int Item, double R)>();
        foreach (int row in strange)
        {
            (int item, double r) = Enumerable.Range(0, patterns.Items.Count).Where(item => item != patterns.ItemOf(row)).Select(item => (item, patterns.With(row, item, [.. strangeOf[item]]))).MaxBy(pair => double.IsNaN(pair.Item2) ? double.NegativeInfinity : pair.Item2);
            if (Patterns.Fisher(r) >= far && r >= 0.75 * typical)
            {
                looks[row] = (item, r);
            }
        }

        foreach ((int row, (int item, double r)) in looks.OrderBy(pair => pair.Key))
        {
            int? partner = looks.Where(other => other.Value.Item == patterns.ItemOf(row) && patterns.ItemOf(other.Key) == item).Select(other => (int?)other.Key).FirstOrDefault();
            if (partner is null)
            {
                yield return $"{patterns.Names[row]} looks like '{patterns.Items[item]}' (r = {r:0.00} with its mean, {own[row]:0.00} with its own); is it labelled wrongly?";
            }
            else if (partner > row)
            {
                yield return $"{patterns.Names[row]} and {patterns.Names[partner.Value]} look exchanged (r = {r:0.00} and {looks[partner.Value].R:0.00} with the other's mean, {own[row]:0.00} and {own[partner.Value]:0.00} with their own)";
            }
        }
    }
}
