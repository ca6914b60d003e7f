namespace Concord.Models.Catalogue;

/// <summary>One mechanism of an architecture that a lab can switch, so that its part in a score can be told.</summary>
/// <remarks>Equality compares <paramref name="Values"/> by reference.</remarks>
/// <param name="Name">The option's name in manifests.</param>
/// <param name="Values">The values it can take; the first is the architecture's own.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record ArchitectureOption(string Name, IReadOnlyList<string> Values, string Meaning)
{
    /// <summary>Whether writing its own value says more than leaving the option out: some files do not tell it, and are refused until somebody does.</summary>
    public bool IsStatement { get; init; }

    /// <summary>Whether the value stands in the network's name: its own one does only where it is a statement.</summary>
    /// <param name="value">One of the values.</param>
    public bool IsNamed(string value) => IsStatement || value != Values[0];
}
