using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Checks;

/// <summary>Repetitions: do they correlate, does one session or repetition disagree with the others, does a presentation look like another stimulus' or exchanged with one?</summary>
internal static class RepetitionCheck
{
    public static IEnumerable<DatasetFinding> Run(PresentationAssembly recording, TimeBin? window, string of)
    {
        if (recording.WindowFault(window) is { } fault)
        {
            yield return DatasetFinding.Error(fault.Message);
            yield break;
        }

        var halves = new SplitHalves(recording, window);
        foreach (IGrouping<string, int> subject in Enumerable.Range(0, recording.Neuroids.Count).GroupBy(column => recording.Neuroids[column].Subject, StringComparer.Ordinal))
        {
            (double median, double shuffled) = halves.AgainstShuffled([.. subject]);
            if (double.IsNaN(median))
            {
                yield return DatasetFinding.Warning($"{of}, subject '{subject.Key}': repetitions cannot be compared: no neuroid has values in both halves of three stimuli and varies there");
            }
            else if (!(median > shuffled))
            {
                yield return DatasetFinding.Error($"{of}, subject '{subject.Key}': repetitions do not correlate (halves: median r = {median:0.000}, with shuffled stimuli up to {shuffled:0.000}); stimuli or repetitions may be labelled wrongly");
            }
        }

        Patterns patterns = Patterns.Of(recording, window);
        foreach (DatasetFinding finding in Parts(recording, patterns, of).Concat(ExchangedRows.Find(patterns).Select(found => DatasetFinding.Warning($"{of}: {found}"))))
        {
            yield return finding;
        }
    }

    // One session (or one repetition of all stimuli) whose rows were sorted in another way.
    private static IEnumerable<DatasetFinding> Parts(PresentationAssembly recording, Patterns patterns, string of)
    {
        bool bySession = recording.Presentations.Select(presentation => presentation.Session).Distinct(StringComparer.Ordinal).Count() > 1;
        string[] partOf = [.. recording.Presentations.Select(presentation => bySession ? $"session {presentation.Session}" : $"repetition {presentation.Repetition}")];
        IReadOnlyList<double> own = patterns.OwnCorrelations;
        double typical = Correlation.Median(own.Where(r => !double.IsNaN(r)));
        (double mean, double sd) = patterns.Chance;
        if (!(Patterns.Fisher(typical) > mean + (2 * sd)))
        {
            yield break;
        }

        foreach (IGrouping<string, int> part in Enumerable.Range(0, partOf.Length).GroupBy(row => partOf[row], StringComparer.Ordinal))
        {
            double[] defined = [.. part.Select(row => own[row]).Where(r => !double.IsNaN(r))];
            double median = Correlation.Median(defined);
            // The median of n correlations strays by about 1.25 sd/√n where there is no relation at all.
            if (defined.Length >= 10 && median < typical / 4 && Patterns.Fisher(median) < mean + (3 * 1.25 * sd / Math.Sqrt(defined.Length)) + (typical / 10))
            {
                yield return DatasetFinding.Error($"{of}, {part.Key}: its {defined.Length} presentations do not agree with the other presentations of the same stimuli (median r = {median:0.000}, of all {typical:0.000}); are its rows in another order?");
            }
        }
    }
}
