using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Weights along training: in a comparison of networks each counts once, with the last weights that were scored.</summary>
/// <remarks>
/// A network halfway through its training is no further network of its regime: it would enter its family's and regime's means, and widen every simultaneous interval. One network alone is compared with itself along training.
/// Where one run lists a network along its training and another its weights as a model, they are known by the fingerprints of their scores, which hang on weights and not on names: the network then counts under the model's name, with its weights.
/// </remarks>
public static class TrainingSteps
{
    /// <summary>The rows of the last weights of each network; all rows where they are of one network, or of none along training.</summary>
    public static IReadOnlyList<ScoreRow> Last(IReadOnlyList<ScoreRow> rows)
    {
        Dictionary<(string, long), long> last = rows.Where(row => row.CheckpointStep is not null)
            .GroupBy(SeriesOf)
            .ToDictionary(series => series.Key, series => series.Max(row => row.CheckpointStep!.Value));
        if (last.Count == 0)
        {
            return rows;
        }

        HashSet<(string, string)> listed = [.. rows.Where(row => row.CheckpointStep is null).Select(PlaceOf)];
        Dictionary<(string, long), (ScoreRow Model, long Step)> same = Same(rows);
        (string, long) NetworkOf(ScoreRow row) => same.TryGetValue(SeriesOf(row), out (ScoreRow Model, long Step) model) && row.CheckpointStep is not null ? SeriesOf(model.Model) : SeriesOf(row);
        bool isAlone = rows.Where(row => !ScoreGroups.IsHuman(row.Family) && !ScoreGroups.IsBaseline(row.Family)).Select(NetworkOf).Distinct().Take(2).Count() < 2;
        return isAlone ? OfSeries(rows, same.Count > 0) : [.. rows.Select(row => Shown(row, last, same, listed)).OfType<ScoreRow>()];
    }

    /// <summary>How many networks along training are not the last of their series.</summary>
    public static int LeftOut(IReadOnlyList<ScoreRow> rows)
    {
        int gone = Count(rows) - Count(Last(rows));
        return gone == 0 ? 0 : gone - Same(rows).Count;
    }

    // The row of a network as it enters comparisons: null for earlier weights, and the other model's words where the weights are listed as one.
    private static ScoreRow? Shown(ScoreRow row, Dictionary<(string, long), long> last, Dictionary<(string, long), (ScoreRow Model, long Step)> same, HashSet<(string, string)> listed)
    {
        if (row.CheckpointStep is not { } step)
        {
            return row;
        }

        return same.TryGetValue(SeriesOf(row), out (ScoreRow Model, long Step) model)
            ? step != model.Step || listed.Contains(PlaceOf(row)) ? null : row with { Model = model.Model.Model, Family = model.Model.Family, Regime = model.Model.Regime, Tags = model.Model.Tags, CheckpointStep = null }
            : step == last[SeriesOf(row)] ? row : null;
    }

    // One network alone: its series stays, and what of it is listed again goes.
    private static IReadOnlyList<ScoreRow> OfSeries(IReadOnlyList<ScoreRow> rows, bool isListed)
    {
        HashSet<(string, string)> scored = [.. rows.Where(row => row.CheckpointStep is not null).Select(PlaceOf)];
        return isListed ? [.. rows.Where(row => row.CheckpointStep is not null || !scored.Contains(PlaceOf(row)))] : rows;
    }

    // Series of which some weights are also listed as a model without a step: that model, and their step.
    private static Dictionary<(string, long), (ScoreRow Model, long Step)> Same(IReadOnlyList<ScoreRow> rows)
    {
        Dictionary<(string, string), ScoreRow> models = rows.Where(row => row.CheckpointStep is null).DistinctBy(PlaceOf).ToDictionary(PlaceOf);
        return rows.Where(row => row.CheckpointStep is not null && models.ContainsKey(PlaceOf(row)))
            .GroupBy(SeriesOf)
            .ToDictionary(series => series.Key, series => series.MaxBy(row => row.CheckpointStep)!)
            .ToDictionary(pair => pair.Key, pair => (models[PlaceOf(pair.Value)], pair.Value.CheckpointStep!.Value));
    }

    private static int Count(IReadOnlyList<ScoreRow> rows) => rows.Where(row => row.CheckpointStep is not null).Select(row => (SeriesOf(row), row.CheckpointStep)).Distinct().Count();

    private static (string Fingerprint, string Benchmark) PlaceOf(ScoreRow row) => (row.Fingerprint, row.Benchmark);

    private static (string Series, long Seed) SeriesOf(ScoreRow row) => (TrendRows.Series(row), row.Seed);
}
