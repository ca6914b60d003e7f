using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Scores that are undefined, models that a benchmark lacks, and jobs that failed.</summary>
public sealed class MissingRowsCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "missing rows";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            List<ScoreEntry> undefined = [.. group.Entries.Where(entry => entry.Headline is not null && entry.Score is null)];
            if (undefined.Count > 0)
            {
                string reason = undefined.Select(entry => entry.Headline!.Note).FirstOrDefault(note => note is not null) ?? "no reason was stored";
                yield return Found($"{undefined.Count} of {group.Entries.Count} scores are undefined: {NameText.List([.. undefined.Select(entry => entry.Label)])} ({NameText.Short(reason, 120)}). They are listed last and count in no comparison.", group.Title);
            }

            List<string> absent = [.. groups.SelectMany(other => other.Entries).Select(entry => entry.Identity.Model).Distinct().Except(group.Entries.Select(entry => entry.Identity.Model))];
            if (absent.Count > 0)
            {
                yield return Found($"{absent.Count} models of this run have no row here: {NameText.List(absent)}. Comparisons between benchmarks then compare different sets of models.", group.Title);
            }
        }

        int failed = input.Jobs.Count(job => job.Status is "failed" or "blocked");
        if (failed > 0)
        {
            yield return Found($"{failed} of {input.Jobs.Count} jobs failed or were blocked; what they would have scored is not in any table.");
        }
    }
}
