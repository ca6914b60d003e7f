namespace Concord.Pipeline.Reporting.Sections;

/// <summary>The sections of the page, in the order of a reader's questions.</summary>
public static class SectionCatalogue
{
    /// <summary>All sections.</summary>
    public static IReadOnlyList<ReportSection> All { get; } =
    [
        new AnswerSection(),
        new EffectsSection(),
        new CrossedSection(),
        new MultiverseSection(),
        new TrainingSection(),
        new ScoresSection(),
        new LayersSection(),
        new BenchmarksSection(),
        new BetweenModelsSection(),
        new BehaviourSection(),
        new TrendsSection(),
        new RecoverySection(),
        new RdmSection(),
        new RenderingsSection(),
        new BetweenSection(),
        new AllRowsSection(),
        new PaperSection(),
        new MethodsSection(),
        new CautionsSection(),
        new JobsSection(),
    ];
}
