namespace Concord.Pipeline.Reporting.Between;

/// <summary>What of a score's inputs differs between two runs.</summary>
public enum ChangeCause
{
    /// <summary>The formula: metric, its version or options, ceiling, normalisation, how a network decides.</summary>
    Definition,

    /// <summary>The weights, or the activations that stand in their place.</summary>
    Weights,

    /// <summary>The network: architecture, what is cut out of it, its number format.</summary>
    Network,

    /// <summary>What was shown or recorded.</summary>
    Data,

    /// <summary>How a stimulus is prepared for the network.</summary>
    Preprocessing,

    /// <summary>Tokens and projection.</summary>
    Readout,

    /// <summary>Which layers are scored, or how one is chosen.</summary>
    Layer,

    /// <summary>The manifest's seed.</summary>
    Seed,

    /// <summary>How many bootstrap draws there are.</summary>
    Draws,

    /// <summary>Device, threads, batch or kind of processor.</summary>
    Device,

    /// <summary>The version of Concord.</summary>
    Version,

    /// <summary>Nothing that was recorded.</summary>
    Unrecorded,
}
