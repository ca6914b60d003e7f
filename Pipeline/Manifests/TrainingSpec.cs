namespace Concord.Pipeline.Manifests;

/// <summary>One network to train: an item of <c>train:</c>, multiplied out.</summary>
public sealed record TrainingSpec
{
    /// <summary>The network's name: <c>ARCHITECTURE.REGIME.sSEED</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A name from the catalogue of architectures.</summary>
    public required string Architecture { get; init; }

    /// <summary>The regime's name in tables.</summary>
    public required string Regime { get; init; }

    /// <summary>The regime of the catalogue whose settings it has, as far as <see cref="Settings"/> says nothing else.</summary>
    public required string Like { get; init; }

    /// <summary>Seeds the initial weights, the order of the pictures and all that is drawn at random.</summary>
    public required long Seed { get; init; }

    /// <summary>What it learns from.</summary>
    public required TrainingData Data { get; init; }

    /// <summary>What differs from the regime's own settings.</summary>
    public required TrainingSettings Settings { get; init; }

    /// <summary>Whether the run directory gets the weights along training, too; else the last alone.</summary>
    public required bool WithCheckpoints { get; init; }

    /// <summary>Where the item stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }
}
