namespace Concord.Models.Surgery;

/// <summary>What is done to a network's table of positions.</summary>
public enum PositionAblation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The patches' rows are zero: the network no longer knows where a patch stands; rows of class and other prefix tokens stay.</summary>
    Zero,

    /// <summary>The rows of the patches change places, by a seeded permutation; rows of prefix tokens stay.</summary>
    Shuffle,

    /// <summary>Every patch gets the mean of the patches' rows; rows of prefix tokens stay.</summary>
    Mean,
}
