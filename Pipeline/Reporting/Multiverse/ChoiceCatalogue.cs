using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Every choice that a multiverse can vary: one line each.</summary>
internal static class ChoiceCatalogue
{
    /// <summary>All choices; what comes first is held to decide what later ones would only repeat.</summary>
    public static IReadOnlyList<AnalysisChoice> All { get; } =
    [
        new SubjectChoice(),
        new ColumnChoice("dataset", row => row.Dataset),
        new ColumnChoice("region", row => row.Region),
        new ColumnChoice("metric", row => row.Metric),
        new ColumnChoice("folds", row => row.Cv),
        new ColumnChoice("transform", row => ShownTransform.Of(row.Stimuli)),
        new ColumnChoice("benchmark", row => row.Benchmark),
        new ColumnChoice("definition", row => row.Definition),
        new ColumnChoice("stimuli", row => row.Stimuli),
        new ReadoutChoice(),
        new LayerRuleChoice(),
        new CeilingChoice(),
        new ModelsChoice(),
        new MatchingChoice(),
    ];

    /// <summary>Their words.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(choice => choice.Id)];

    /// <summary>The choice of that word.</summary>
    public static AnalysisChoice Named(string id) => All.First(choice => choice.Id == id);
}
