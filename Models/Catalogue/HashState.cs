namespace Concord.Models.Catalogue;

/// <summary>How much of a file's SHA-256 its publisher gives.</summary>
public enum HashState
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>Its first digits, at least <see cref="PublicWeights.ShortestPrefix"/>: they tell a broken file, not one that was made to deceive.</summary>
    Prefix,

    /// <summary>Nothing: what is fetched first can only be compared with what is fetched later.</summary>
    Unpublished,
}
