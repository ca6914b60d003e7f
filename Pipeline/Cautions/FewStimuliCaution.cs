using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Fewer than fifty stimuli, or six for an interval.</summary>
public sealed class FewStimuliCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "few stimuli";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            long[] counts = [.. group.Entries.Select(entry => entry.Headline?.NStimuli).OfType<long>().Where(n => n > 0)];
            if (counts.Length > 0 && counts.Min() < 50)
            {
                string intervals = counts.Min() < 6 ? "a bootstrap over fewer than six is not to be believed" : "intervals are wide and percentile intervals somewhat too narrow";
                yield return Found($"Only {NumberText.Count(counts.Min())} stimuli: {intervals}, and few models can be told apart.", group.Title);
            }
        }
    }
}
