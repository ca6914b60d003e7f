using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>What one observer, or people together, took for what.</summary>
/// <remarks>People's trials of a set are divided by their number, so that a set that more people saw weighs no more than it does for a model.</remarks>
internal sealed class ConfusionCounts
{
    private readonly Dictionary<(string Category, string Response), double> weights;
    private readonly Dictionary<string, double> totals;
    private readonly Dictionary<string, double> trials;

    /// <summary>Adds up an observer's rows.</summary>
    public ConfusionCounts(ObserverLabel observer, IEnumerable<ConfusionRow> rows)
    {
        ConfusionRow[] own = [.. rows];
        this.Observer = observer;
        this.Sets = own.Select(row => row.Set).ToHashSet(StringComparer.Ordinal);
        this.weights = own.GroupBy(row => (row.Category, row.Response)).ToDictionary(cell => cell.Key, cell => cell.Sum(Weight));
        this.totals = own.GroupBy(row => row.Category, StringComparer.Ordinal).ToDictionary(category => category.Key, category => category.Sum(Weight), StringComparer.Ordinal);
        this.trials = own.GroupBy(row => row.Category, StringComparer.Ordinal).ToDictionary(category => category.Key, category => category.Sum(row => row.Count), StringComparer.Ordinal);
        this.Confusions = [.. this.weights.Where(cell => cell.Key.Response.Length > 0 && cell.Key.Response != cell.Key.Category)
            .OrderByDescending(cell => cell.Value).ThenBy(cell => cell.Key.Category, StringComparer.Ordinal).ThenBy(cell => cell.Key.Response, StringComparer.Ordinal).Select(cell => cell.Key)];
    }

    /// <summary>Who answered.</summary>
    public ObserverLabel Observer { get; }

    /// <summary>The sets it answered.</summary>
    public IReadOnlySet<string> Sets { get; }

    /// <summary>Wrong answers, the most frequent first.</summary>
    public IReadOnlyList<(string Category, string Response)> Confusions { get; }

    /// <summary>Trials in all.</summary>
    public double Trials => this.trials.Values.Sum();

    /// <summary>Trials of a category.</summary>
    public double TrialsOf(string category) => this.trials.GetValueOrDefault(category);

    /// <summary>The share of a category's trials that had this answer; NaN for a category that was never shown.</summary>
    public double Share(string category, string response) => this.weights.GetValueOrDefault((category, response)) / this.totals.GetValueOrDefault(category);

    /// <summary>The place of a confusion among all, 1 for the most frequent, equals sharing the best; null where it was never made.</summary>
    public int? RankOf((string Category, string Response) confusion) =>
        this.weights.TryGetValue(confusion, out double weight) ? 1 + this.Confusions.Count(other => this.weights[other] > weight) : null;

    private static double Weight(ConfusionRow row) => row.Count / Math.Max(1, row.Observers);
}
