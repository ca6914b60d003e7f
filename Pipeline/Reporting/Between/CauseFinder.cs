using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>Names the causes of a change from what both runs recorded, and never from the numbers.</summary>
internal static class CauseFinder
{
    // Hashes whose text is not there say nothing about what differs.
    private static readonly string[] s_opaque = ["readouts", "stored", "fit", "source"];

    /// <summary>The reasons, each cause with its first part; one that says that nothing was recorded where there is no other.</summary>
    public static IReadOnlyList<ChangeReason> Find(ScoreRow before, ScoreRow after, RecordedInputs first, RecordedInputs second)
    {
        bool known = first.Has(before) && second.Has(after);
        List<ChangeReason> reasons = first.Of(before) is { } one && second.Of(after) is { } other ? [.. Parts(one, other)] : [.. Columns(before, after)];
        return reasons.Count > 0
            ? [.. reasons.GroupBy(reason => reason.Cause).OrderBy(cause => cause.Key).Select(cause => cause.OrderBy(reason => reason.Part.Count(c => c == '/')).ThenBy(reason => reason.Part, StringComparer.Ordinal).First())]
            : [new ChangeReason(ChangeCause.Unrecorded, known ? "all recorded inputs are the same" : "the inputs are not recorded in both runs, and the columns of the score table are the same", string.Empty, string.Empty)];
    }

    private static IEnumerable<ChangeReason> Parts(IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyDictionary<string, IReadOnlyList<string>> after) =>
        from path in before.Keys.Union(after.Keys, StringComparer.Ordinal)
        let one = before.GetValueOrDefault(path, [])
        let other = after.GetValueOrDefault(path, [])
        where !one.SequenceEqual(other, StringComparer.Ordinal) && CauseOf(path) is not null
        where !IsMaker(path) || (one.Count > 0 && other.Count > 0)
        select new ChangeReason(CauseOf(path)!.Value, path, Join(one), Join(other));

    // An earlier version did not say who made a result.
    private static bool IsMaker(string path) => path.Split('/')[^1] is "version" or "processor";

    private static string Join(IReadOnlyList<string> values) => values.Count == 0 ? "none" : string.Join(", ", values);

    private static ChangeCause? CauseOf(string path)
    {
        string[] names = path.Split('/');
        string part = names[^1];
        return part switch
        {
            "seed" => ChangeCause.Seed,
            "draws" => ChangeCause.Draws,
            "version" => ChangeCause.Version,
            "device" or "threads" or "batch" or "processor" => ChangeCause.Device,
            _ when s_opaque.Contains(part, StringComparer.Ordinal) => null,
            _ when names[0] == "target" => ChangeCause.Data,
            "region" or "sets" or "stimuli" or "transform" or "dataset" => ChangeCause.Data,
            "preprocessing" => ChangeCause.Preprocessing,
            "architecture" or "ablation" or "precision" or "state-dict" or "prefix" => ChangeCause.Network,
            _ when names.Contains("model", StringComparer.Ordinal) => ChangeCause.Weights,
            "readout" => ChangeCause.Readout,
            "layer" or "layer-rule" => ChangeCause.Layer,
            _ => ChangeCause.Definition,
        };
    }

    // Tables of others, and runs of earlier versions.
    private static IEnumerable<ChangeReason> Columns(ScoreRow before, ScoreRow after)
    {
        (ChangeCause Cause, string Column, string? Before, string? After)[] columns =
        [
            (ChangeCause.Definition, "metric", before.Metric, after.Metric),
            (ChangeCause.Definition, "definition", before.Definition, after.Definition),
            (ChangeCause.Definition, "normalization", before.Normalization, after.Normalization),
            (ChangeCause.Definition, "cv", before.Cv, after.Cv),
            (ChangeCause.Network, "architecture", before.Architecture, after.Architecture),
            (ChangeCause.Data, "dataset", before.Dataset, after.Dataset),
            (ChangeCause.Data, "stimuli", before.Stimuli, after.Stimuli),
            (ChangeCause.Readout, "readout", before.Readout, after.Readout),
            (ChangeCause.Layer, "layer", before.Layer, after.Layer),
            (ChangeCause.Seed, "seed", Text(before.Seed), Text(after.Seed)),
        ];
        return columns.Where(column => column.Before != column.After).Select(column => new ChangeReason(column.Cause, column.Column, column.Before ?? "none", column.After ?? "none"));
    }

    private static string Text(long seed) => seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
