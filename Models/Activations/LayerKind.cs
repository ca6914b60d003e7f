namespace Concord.Models.Activations;

/// <summary>What the dimensions of a layer's activations mean.</summary>
public enum LayerKind
{
    /// <summary>(channels × height × width): a convolutional map; its height·width positions are its tokens.</summary>
    Map,

    /// <summary>(tokens × features), prefix tokens such as the class token first.</summary>
    Tokens,

    /// <summary>(features).</summary>
    Vector,

    /// <summary>(heads × tokens × features): attention weights, whose features are the tokens attended to; prefix tokens such as the class token first.</summary>
    Heads,
}
