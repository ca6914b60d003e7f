namespace Concord.Models.Regimes;

/// <summary>What a person had to say of each training example.</summary>
public enum TrainingLabels
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>Nothing: the objective comes from the examples alone.</summary>
    None,

    /// <summary>One of a list of classes.</summary>
    Class,

    /// <summary>A text that came with the example.</summary>
    Text,
}
