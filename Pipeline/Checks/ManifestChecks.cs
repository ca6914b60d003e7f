namespace Concord.Pipeline.Checks;

/// <summary>Every rule: one line each.</summary>
public static class ManifestChecks
{
    /// <summary>All rules, in the order in which they run.</summary>
    public static IReadOnlyList<IManifestCheck> All { get; } =
    [
        new IdentifierCheck(),
        new TrainingCheck(),
        new ArchitectureCheck(),
        new LayerCheck(),
        new AblationCheck(),
        new ReadoutCheck(),
        new StimulusKindCheck(),
        new PromptCheck(),
        new ShownPicturesCheck(),
        new WeightsFileCheck(),
        new ActivationsFileCheck(),
        new DatasetSourceCheck(),
        new SimulationCheck(),
        new BenchmarkDatasetCheck(),
        new RegionCheck(),
        new SubsetCheck(),
        new MetricFitCheck(),
        new CeilingCheck(),
        new FoldsCheck(),
        new RepeatedMetricCheck(),
        new LayerRuleCheck(),
        new ModelFitCheck(),
        new TagNameCheck(),
        new ReportFactorCheck(),
        new ReportColumnCheck(),
        new BootstrapCheck(),
        new AnalysisCheck(),
        new MultiverseCheck(),
        new RecoveryCheck(),
        new CountedTagCheck(),
    ];
}
