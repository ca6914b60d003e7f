namespace Concord.Models.Regimes;

/// <summary>Name and size of one parameter, as its initial value depends on them.</summary>
/// <param name="Key">The state-dict key.</param>
/// <param name="Shape">The tensor's dimensions.</param>
/// <param name="FanIn">Inputs of one unit of the layer: of a bias, those of the weight beside it.</param>
/// <param name="FanOut">Outputs that one input of the layer reaches.</param>
public sealed record ParameterShape(string Key, IReadOnlyList<long> Shape, long FanIn, long FanOut)
{
    /// <summary>Whether the key's last part is <paramref name="name"/>.</summary>
    public bool EndsWith(string name) => Key == name || Key.EndsWith("." + name, StringComparison.Ordinal);

    /// <summary>Whether the layer that the parameter belongs to has a weight of more than one dimension: a convolution or a linear layer.</summary>
    public bool IsOfMatrixLayer { get; init; }

    /// <summary>Reads the sizes of <paramref name="key"/> from a network's tensors.</summary>
    /// <param name="key">A key of <paramref name="shapes"/>.</param>
    /// <param name="shapes">The shape of each tensor of the network.</param>
    public static ParameterShape Of(string key, IReadOnlyDictionary<string, long[]> shapes)
    {
        int dot = key.LastIndexOf('.');
        long[] own = shapes[key];
        bool bias = key.EndsWith("bias", StringComparison.Ordinal);
        string weight = key[..(dot + 1)] + key[(dot + 1)..].Replace("bias", "weight", StringComparison.Ordinal);
        long[] layer = bias && shapes.TryGetValue(weight, out long[]? found) ? found : own;
        long receptive = layer.Skip(2).Aggregate(1L, (product, size) => product * size);
        return new ParameterShape(
            key,
            own,
            layer.Length > 1 ? layer[1] * receptive : Math.Max(1, layer.FirstOrDefault(1)),
            layer.Length > 1 ? layer[0] * receptive : Math.Max(1, layer.FirstOrDefault(1)))
        {
            IsOfMatrixLayer = layer.Length > 1,
        };
    }
}
