namespace Concord.Pipeline.Manifests;

/// <summary>A claim, and the choices under which it is looked at again.</summary>
public sealed record MultiverseSpec
{
    /// <summary>The claim.</summary>
    public required ContrastClaim Claim { get; init; }

    /// <summary>The choices to vary; empty for every one in which the scores differ.</summary>
    public IReadOnlyList<VariedChoice> Vary { get; init; } = [];

    /// <summary>Where it stands in the manifest; not written with a run.</summary>
    internal SourcePosition Position { get; init; } = new(1, 1);
}
