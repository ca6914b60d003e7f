namespace Concord.Pipeline.Reporting.Tables;

/// <summary>The name of a benchmark in a page that may show several runs.</summary>
internal static class BenchmarkTitle
{
    /// <summary>The benchmark, and the run's manifest where another run has one of the same name.</summary>
    public static string Of(ReportInput input, string run, string benchmark)
    {
        bool isAlone = input.Agreements.Select(row => (row.Run, row.Benchmark)).Concat(input.Confusions.Select(row => (row.Run, row.Benchmark)))
            .Concat(input.Recoveries.Select(row => (row.Run, row.Benchmark))).Concat(input.Likenesses.Select(row => (row.Run, row.Benchmark))).Distinct().Count(pair => pair.Benchmark == benchmark) < 2;
        return isAlone ? benchmark : $"{benchmark} in {input.Scores.FirstOrDefault(row => row.Run == run)?.Manifest ?? "another run"} ({run[..Math.Min(8, run.Length)]})";
    }
}
