namespace Concord.Pipeline.Jobs;

/// <summary>What a job does.</summary>
public enum JobKind
{
    /// <summary>One network, trained under one regime from one seed.</summary>
    Train,

    /// <summary>One model's forward pass over one stimulus set, all asked layers at once.</summary>
    Extract,

    /// <summary>A simulated recording, made from one model's layer.</summary>
    Simulate,

    /// <summary>One model × benchmark × metric, all its layers.</summary>
    Score,

    /// <summary>One model in the brain's place on one benchmark × metric, all models scored.</summary>
    Recover,
}
