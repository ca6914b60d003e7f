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

        LayerInfo[] hit = [.. layers.Where(layer => Fits(pattern, layer.Name))];
        LayerInfo[] main = [.. hit.Where(layer => !layer.IsPart)];
        return main.Length > 0 ? main : hit;
    }

    // Greedy: where the text after a star stops fitting, the star takes one letter more; an earlier star never has to be touched again.
    private static bool Fits(string pattern, string name)
    {
        (int p, int n, int star, int taken) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, taken) = (p++, n);
            }
            else if (p < pattern.Length && pattern[p] == name[n])
            {
                (p, n) = (p + 1, n + 1);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
