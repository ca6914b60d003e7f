using Concord.Models.Training;

namespace Concord.Pipeline.Training;

/// <summary>What a network learns from, and what it is tested on.</summary>
/// <param name="Learn">To learn from.</param>
/// <param name="Tests">To be tested on; the first are pictures like those that it learns from.</param>
internal sealed record TrainingPictures(ITrainingImages Learn, IReadOnlyList<EvaluationSet> Tests)
{
    /// <summary>Lines for a fingerprint: all that decides pixels and labels.</summary>
    public string[] Lines => [$"learn {this.Learn.Canonical}", .. this.Tests.Select(test => $"{test.Name} {test.Images.Canonical}")];
}
