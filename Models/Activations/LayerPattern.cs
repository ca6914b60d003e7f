using System.Text.RegularExpressions;

namespace Concord.Models.Activations;

/// <summary>Which layers and parts a name means, <c>*</c> standing for any text, dots included.</summary>
/// <remarks>
/// A pattern means the main layers that it fits, and parts only where it fits no main layer: <c>blocks.*</c> are the blocks, <c>blocks.*.attn.head.3</c>
/// are head 3 of each, and <c>*</c> never takes in the details of a network by accident.
/// </remarks>
public static class LayerPattern
{
    /// <summary>Whether a name holds a <c>*</c>.</summary>
    public static bool IsPattern(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Contains('*', StringComparison.Ordinal);
    }

    /// <summary>The layers that a name or pattern means, in forward order; empty where there is none.</summary>
    /// <param name="pattern">A layer's or part's name, or a pattern.</param>
    /// <param name="layers">All layers and parts.</param>
    public static IReadOnlyList<LayerInfo> Match(string pattern, IReadOnlyList<LayerInfo> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (!IsPattern(pattern))
        {
            return [.. layers.Where(layer => layer.Name == pattern)];
        }

        Regex regex = new($"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline);
        LayerInfo[] hit = [.. layers.Where(layer => regex.IsMatch(layer.Name))];
        LayerInfo[] main = [.. hit.Where(layer => !layer.IsPart)];
        return main.Length > 0 ? main : hit;
    }
}
