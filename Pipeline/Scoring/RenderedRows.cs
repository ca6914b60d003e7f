using Concord.Alignment.Renderings;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Rows for <c>renderings.parquet</c>.</summary>
internal static class RenderedRows
{
    /// <summary>One a source that states such a result.</summary>
    /// <param name="fingerprint">The score's.</param>
    /// <param name="raw">The raw result; null gives no rows.</param>
    public static IEnumerable<RenderingRow> Of(string fingerprint, RawResult? raw) => raw is null ? [] : RenderingCatalogue.All
        .Select(rendering => (rendering.Id, Rendered: raw.Under(rendering)))
        .Where(pair => pair.Rendered is not null)
        .Select(pair => Row(fingerprint, pair.Id, pair.Rendered!.Value));

    /// <summary>The mean over sets, one a source; undefined where a set's is.</summary>
    /// <param name="fingerprint">The score over all sets.</param>
    /// <param name="sets">The rows of the single sets.</param>
    /// <param name="count">Sets.</param>
    public static IReadOnlyList<RenderingRow> MeanOverSets(string fingerprint, IReadOnlyList<RenderingRow> sets, int count) =>
    [
        .. sets.GroupBy(row => row.Rendering, StringComparer.Ordinal).Select(group =>
        {
            double?[] values = [.. group.Select(row => row.Value)];
            bool isDefined = values.Length == count && values.All(value => value is not null);
            return new RenderingRow(fingerprint, group.Key, isDefined ? values.Average() : null, group.First().Formula + "; mean over sets", isDefined ? null : "undefined in a set");
        }),
    ];

    private static RenderingRow Row(string fingerprint, string rendering, RenderedScore score) => new(fingerprint, rendering, score.Value.IsDefined ? score.Value.Value : null, score.Formula, score.Value.Note);
}
