namespace Concord.Models.Surgery;

/// <summary>Units of one or several sites that are set to zero.</summary>
/// <remarks>Equality compares <paramref name="Units"/> by reference.</remarks>
/// <param name="Site">A site's name; <c>*</c> stands for any text, dots included.</param>
/// <param name="Units">Indices of features: channels of a map, features of tokens and vectors; empty for the whole site.</param>
public sealed record UnitAblation(string Site, IReadOnlyList<int> Units);
