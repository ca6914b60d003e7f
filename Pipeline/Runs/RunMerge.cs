using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;

namespace Concord.Pipeline.Runs;

/// <summary>Shows several runs in one report: rows side by side, the same score once.</summary>
public static class RunMerge
{
    /// <summary>Merges; one run stays as it is.</summary>
    public static ReportInput Merge(IReadOnlyList<ReportInput> runs)
    {
        if (runs.Count == 1)
        {
            return runs[0];
        }

        return runs[0] with
        {
            Name = string.Join(" + ", runs.Select(run => run.Name)),
            Question = runs.Select(run => run.Question).FirstOrDefault(question => question is not null),
            Scores = [.. runs.SelectMany(run => run.Scores).DistinctBy(row => (row.Fingerprint, row.Model, row.Benchmark))],
            TableRows = [.. runs.SelectMany(run => run.TableRows).DistinctBy(row => (row.Fingerprint, row.Model, row.Benchmark))],
            Analyses = [.. runs.SelectMany(run => run.Analyses).DistinctBy(analysis => analysis.Id)],
            Multiverses = [.. runs.SelectMany(run => run.Multiverses).DistinctBy(LockedMultiverse.Write)],
            Jobs = [.. runs.SelectMany(run => run.Jobs).DistinctBy(job => job.Key)],
            Resamples = [.. runs.SelectMany(run => run.Resamples).DistinctBy(row => (row.Fingerprint, row.Benchmark, row.Draw))],
            Inputs = [.. runs.SelectMany(run => run.Inputs).DistinctBy(row => (row.Kind, row.Key))],
            Renderings = [.. runs.SelectMany(run => run.Renderings).DistinctBy(row => (row.Fingerprint, row.Rendering))],
            Agreements = [.. runs.SelectMany(run => run.Agreements).Distinct()],
            Confusions = [.. runs.SelectMany(run => run.Confusions).Distinct()],
            Trainings = [.. runs.SelectMany(run => run.Trainings).DistinctBy(row => (row.Fingerprint, row.Model, row.Step, row.Set, row.Measure))],
            Curves = [.. runs.SelectMany(run => run.Curves).DistinctBy(row => (row.Fingerprint, row.Model, row.Step))],
            Recoveries = [.. runs.SelectMany(run => run.Recoveries).DistinctBy(row => (row.Run, row.Fingerprint, row.Benchmark, row.TrueModel, row.ScoredModel))],
            Likenesses = [.. runs.SelectMany(run => run.Likenesses).DistinctBy(row => (row.Run, row.Benchmark, row.Metric, row.First, row.Second))],
            Rdms = [.. runs.SelectMany(run => run.Rdms).DistinctBy(rdm => (rdm.Title, rdm.Benchmark))],
            ModelNotes = runs.SelectMany(run => run.ModelNotes).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(pair => pair.Value).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal),
            BenchmarkNotes = runs.SelectMany(run => run.BenchmarkNotes).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(pair => pair.Value).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal),
            Comparison = runs[0].Comparison with { IsForeign = runs.Any(run => run.Comparison.IsForeign), AveragesSeeds = runs.Any(run => run.Comparison.AveragesSeeds) },
            References = [.. runs.SelectMany(run => run.References).Distinct(StringComparer.Ordinal)],
            Provenance = [.. runs.SelectMany(run => run.Provenance).Distinct(StringComparer.Ordinal)],
        };
    }
}
