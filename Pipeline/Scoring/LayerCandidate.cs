using Concord.Alignment;

namespace Concord.Pipeline.Scoring;

/// <summary>One layer of one model under one readout, as something to score.</summary>
public sealed record LayerCandidate
{
    /// <summary>The site's path.</summary>
    public required string Layer { get; init; }

    /// <summary>The site's place in the forward pass; null for a model without one.</summary>
    public int? Index { get; init; }

    /// <summary>Relative depth, 0 … 1; null for a model without a forward pass.</summary>
    public double? Depth { get; init; }

    /// <summary>Canonical text of the readout; null for an RDM.</summary>
    public string? Readout { get; init; }

    /// <summary>The fingerprint of the stored readout, or of the file or dataset that brings it.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What did not match when its rows were joined to the recording's; null where all did.</summary>
    public string? Note { get; init; }

    /// <summary>Loads (conditions × units), joined; null for a model brought as an RDM.</summary>
    public Func<Matrix>? LoadUnits { get; init; }

    /// <summary>Loads the joined RDM of a model brought as one; null otherwise.</summary>
    public Func<double[]>? LoadRdm { get; init; }
}
