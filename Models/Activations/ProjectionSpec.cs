namespace Concord.Models.Activations;

/// <summary>How a readout's units are reduced in number.</summary>
public abstract record ProjectionSpec
{
    private protected ProjectionSpec()
    {
    }

    /// <summary>Stable text, part of the fingerprint.</summary>
    public abstract string Canonical { get; }

    /// <summary>No reduction.</summary>
    public static ProjectionSpec None { get; } = new Identity();

    /// <summary>Whether nothing is reduced.</summary>
    public bool IsNone => this is Identity;

    private sealed record Identity : ProjectionSpec
    {
        public override string Canonical => "none";
    }
}
