using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Cautions;

/// <summary>Every rule over finished scores: one line each.</summary>
public static class CautionCatalogue
{
    /// <summary>All rules, the gravest first.</summary>
    public static IReadOnlyList<Caution> All { get; } =
    [
        new SimulatedRecordingCaution(),
        new MissingRowsCaution(),
        new NotLearntCaution(),
        new OutsideIntervalCaution(),
        new TrainedOnStimuliCaution(),
        new UnknownNormalisationCaution(),
        new LowRecoveryCaution(),
        new LowCeilingCaution(),
        new AboveCeilingCaution(),
        new UntrainedNotWorseCaution(),
        new OptimisticMaximumCaution(),
        new FewStimuliCaution(),
        new UnbalancedCellsCaution(),
        new ConfoundedFactorsCaution(),
        new AccuracyGapCaution(),
        new IntervalMissingCaution(),
    ];

    /// <summary>What all rules find.</summary>
    public static IReadOnlyList<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups) => [.. All.SelectMany(caution => caution.Examine(input, groups))];
}
