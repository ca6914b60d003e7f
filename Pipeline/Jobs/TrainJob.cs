using Concord.Models.Training;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Training;

namespace Concord.Pipeline.Jobs;

/// <summary>Trains one network.</summary>
public sealed record TrainJob : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Train;

    /// <summary>The manifest's words.</summary>
    public required TrainingSpec Spec { get; init; }

    /// <summary>The settings, all of them.</summary>
    public required TrainingRecipe Recipe { get; init; }

    /// <summary>The pictures to learn from and to be tested on.</summary>
    internal TrainingPictures Pictures { get; init; } = null!;
}
