using Concord.Models.Weights;

namespace Concord.Models;

/// <summary>The known name closest to a mistyped one.</summary>
internal static class NearestName
{
    /// <summary>A sentence for an error message: the nearest name by edit distance, then the known ones.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names that exist, in their own order; at least one.</param>
    public static string Suggest(string name, IReadOnlyList<string> known)
        => $"Did you mean '{known.MinBy(candidate => NameDistance.Between(name, candidate))}'? Known: {string.Join(", ", known)}";
}
