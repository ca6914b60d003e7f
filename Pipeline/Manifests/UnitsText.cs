using System.Globalization;

namespace Concord.Pipeline.Manifests;

/// <summary>Units of a layer or part, as a manifest names them.</summary>
/// <remarks>Equality compares <paramref name="Units"/> by reference.</remarks>
/// <param name="Site">A layer's or part's name; <c>*</c> stands for any text.</param>
/// <param name="Units">Indices of features, from 0; empty for all.</param>
public sealed record UnitsText(string Site, IReadOnlyList<int> Units)
{
    /// <summary>In one word, for tables: <c>blocks.3.mlp.hidden[5,17]</c>.</summary>
    public override string ToString() => Units.Count == 0 ? Site : $"{Site}[{string.Join(',', Units.Select(unit => unit.ToString(CultureInfo.InvariantCulture)))}]";
}
