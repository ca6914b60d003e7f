namespace Concord.Models.Catalogue;

/// <summary>One mechanism of an architecture that a lab can switch, so that its part in a score can be told.</summary>
/// <remarks>Equality compares <paramref name="Values"/> by reference.</remarks>
/// <param name="Name">The option's name in manifests.</param>
/// <param name="Values">The values it can take; the first is the architecture's own.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record ArchitectureOption(string Name, IReadOnlyList<string> Values, string Meaning);
