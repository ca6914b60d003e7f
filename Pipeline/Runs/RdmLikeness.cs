using Concord.Alignment;
using Concord.Alignment.Rsa;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Compares models' RDMs with one another as the metric compares them with the recorded one.</summary>
/// <remarks>Each model stands with the layer that agrees best with the recording, as its picture does. Many models over many stimuli would take long: only as many as <see cref="MostEntries"/> allows, the best first.</remarks>
internal static class RdmLikeness
{
    private const int MostModels = 40;

    // Entries of RDMs that are compared, over all pairs of models: some seconds.
    private const double MostEntries = 1e8;

    /// <summary>All pairs.</summary>
    /// <param name="recorded">The recorded RDM.</param>
    /// <param name="models">The models', best first.</param>
    /// <param name="metric">The metric's name with its options.</param>
    /// <param name="comparator">Its comparator.</param>
    public static IEnumerable<LikenessRow> Of(RdmPicture recorded, IEnumerable<RdmPicture> models, string metric, string comparator)
    {
        int most = (int)Math.Clamp(Math.Sqrt(2 * MostEntries / Math.Max(1, recorded.UpperTriangle.Length)), 2, MostModels);
        RdmPicture[] all = [recorded, .. models.Where(model => model.UpperTriangle.Length == recorded.UpperTriangle.Length).Take(most)];
        for (int second = 1; second < all.Length; second++)
        {
            IPreparedComparison prepared = RdmComparators.Find(comparator).Against(all[second].UpperTriangle);
            for (int first = 0; first < second; first++)
            {
                Scored value = prepared.Compare(all[first].UpperTriangle);
                yield return new LikenessRow
                {
                    Run = string.Empty, // named by the run
                    Benchmark = recorded.Benchmark,
                    Metric = metric,
                    Kind = first == 0 ? LikenessRow.OfRecording : LikenessRow.OfModels,
                    First = all[first].Title,
                    Second = all[second].Title,
                    NStimuli = recorded.StimulusCount,
                    Value = value.IsDefined ? value.Value : null,
                };
            }
        }
    }
}
