namespace Concord.Pipeline.Resolution;

/// <summary>Where a file was found.</summary>
public enum FileOrigin
{
    /// <summary>In the store.</summary>
    Store,

    /// <summary>In the mirror.</summary>
    Mirror,

    /// <summary>Under <c>CONCORD_DATA</c>.</summary>
    Data,

    /// <summary>At its address; now in the store.</summary>
    Network,
}
