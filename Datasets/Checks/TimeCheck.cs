using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Checks;

/// <summary>A time axis that makes sense: bins that have a length, in order, without overlap or gap, in milliseconds.</summary>
internal static class TimeCheck
{
    // No response to a picture is looked at for ten minutes; a bin beyond was written in other units.
    private const double LongestMilliseconds = 600_000;

    public static IEnumerable<DatasetFinding> Run(PresentationAssembly recording, TimeBin? window, string of)
    {
        IReadOnlyList<TimeBin> bins = recording.TimeBins;
        if (bins.Count == 0)
        {
            yield break;
        }

        string[] turned = [.. bins.Where(bin => !(bin.End > bin.Start)).Select(bin => bin.ToString())];
        if (turned.Length > 0)
        {
            yield return DatasetFinding.Error($"{of}: time bins that end before they begin: {DatasetFinding.Listing(turned)}");
            yield break;
        }

        (TimeBin A, TimeBin B)[] pairs = [.. bins.Zip(bins.Skip(1))];
        if (Array.Exists(pairs, pair => pair.B.Start <= pair.A.Start))
        {
            yield return DatasetFinding.Error($"{of}: time bins out of order: {pairs.First(pair => pair.B.Start <= pair.A.Start).A} before {pairs.First(pair => pair.B.Start <= pair.A.Start).B}");
        }

        int overlaps = pairs.Count(pair => pair.B.Start > pair.A.Start && pair.B.Start < pair.A.End);
        int gaps = pairs.Count(pair => pair.B.Start > pair.A.End);
        if (overlaps > 0)
        {
            yield return DatasetFinding.Warning($"{of}: {overlaps} time bins overlap the one before; their responses share spikes");
        }

        if (gaps > 0)
        {
            yield return DatasetFinding.Warning($"{of}: {gaps} gaps between time bins");
        }

        if (bins[^1].End > LongestMilliseconds || bins[^1].End - bins[0].Start < 1)
        {
            yield return DatasetFinding.Error($"{of}: time bins from {bins[0].Start:0.######} to {bins[^1].End:0.######}; times are in milliseconds from the stimulus' onset");
        }

        if (window is not null && bins.Any(window.Holds))
        {
            yield return DatasetFinding.Information($"{of}: scored are the {bins.Count(window.Holds)} bins within {window}");
        }
    }
}
