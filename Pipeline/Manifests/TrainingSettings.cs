namespace Concord.Pipeline.Manifests;

/// <summary>Settings of a training that a manifest gives; null where the regime's own stand.</summary>
public sealed record TrainingSettings
{
    /// <summary>Passes over the pictures.</summary>
    public int? Epochs { get; init; }

    /// <summary>Pictures in a step.</summary>
    public int? Batch { get; init; }

    /// <summary>The largest step size of the optimiser.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Weight decay.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>How the adversary's perturbations are measured: <c>linf</c> or <c>l2</c>.</summary>
    public string? Norm { get; init; }

    /// <summary>Their largest size, a pixel running from 0 to 1.</summary>
    public double? Epsilon { get; init; }

    /// <summary>The adversary's steps; one from a random start is FGSM.</summary>
    public int? AttackSteps { get; init; }

    /// <summary>Of rendered shapes: the probability that an object has its category's own texture.</summary>
    public double? OwnTexture { get; init; }

    /// <summary>Whether any of them is about an adversary.</summary>
    public bool HasAdversary => this.Norm is not null || this.Epsilon is not null || this.AttackSteps is not null;

    /// <summary>These settings without those of an adversary.</summary>
    public TrainingSettings WithoutAdversary() => this with { Norm = null, Epsilon = null, AttackSteps = null };

    /// <summary>These settings, and others where these say nothing.</summary>
    public TrainingSettings Or(TrainingSettings others) => new()
    {
        Epochs = this.Epochs ?? others.Epochs,
        Batch = this.Batch ?? others.Batch,
        LearningRate = this.LearningRate ?? others.LearningRate,
        WeightDecay = this.WeightDecay ?? others.WeightDecay,
        Norm = this.Norm ?? others.Norm,
        Epsilon = this.Epsilon ?? others.Epsilon,
        AttackSteps = this.AttackSteps ?? others.AttackSteps,
        OwnTexture = this.OwnTexture ?? others.OwnTexture,
    };
}
