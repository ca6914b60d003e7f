using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Cautions;

/// <summary>A benchmark whose recording was not measured.</summary>
public sealed class SimulatedRecordingCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "simulated recording";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
        input.BenchmarkNotes
            .Where(note => note.Value.Contains("simulated", StringComparison.OrdinalIgnoreCase) && groups.Any(group => group.Benchmark == note.Key))
            .Select(note => Found($"{note.Value}. Its scores say whether the pipeline finds what made it, and nothing about a brain.", note.Key));
}
