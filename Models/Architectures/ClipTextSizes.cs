namespace Concord.Models.Architectures;

/// <summary>Sizes of CLIP's text tower; all but the number of heads are told by a checkpoint.</summary>
/// <param name="Depth">Blocks.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Width">Features of a token.</param>
/// <param name="Embedding">Features of the embedding shared with pictures; 0 for a tower without projection.</param>
/// <param name="Vocabulary">Token ids.</param>
/// <param name="Context">Most tokens of a text.</param>
internal sealed record ClipTextSizes(int Depth, int Heads, int Width, int Embedding, int Vocabulary = 49_408, int Context = 77)
{
    /// <summary>What the MLPs compute.</summary>
    public MlpKind Mlp { get; init; } = MlpKind.QuickGelu;

    /// <summary>Hidden units of the MLPs.</summary>
    public int Hidden { get; init; } = 4 * Width;

    /// <summary>Whether the temperature of image–text comparison is there.</summary>
    public bool HasScale { get; init; } = true;

    /// <summary>The blocks', which are those of the vision transformers.</summary>
    public TokenNetworkSizes Blocks => new(1, 1, Depth, Heads, Width, Hidden, Embedding) { Mlp = Mlp, Epsilon = 1e-5 };
}
