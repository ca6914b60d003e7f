namespace Concord.Models.Architectures;

/// <summary>Sizes of a Llama.</summary>
/// <param name="Depth">Blocks.</param>
/// <param name="Heads">Attention heads of the queries; not in a checkpoint.</param>
/// <param name="KeyHeads">Heads of keys and values; divides the heads.</param>
/// <param name="Width">Features of a token.</param>
/// <param name="Hidden">Hidden units of the MLP.</param>
/// <param name="Vocabulary">Rows of the token table.</param>
/// <param name="Context">Most tokens of a text; not in a checkpoint.</param>
/// <param name="HasHead">Whether the checkpoint holds a classifier of its own (<c>lm_head</c>, even if it repeats the token table); else the token table serves.</param>
internal sealed record LlamaSizes(int Depth, int Heads, int KeyHeads, int Width, int Hidden, int Vocabulary, int Context, bool HasHead = false)
{
    /// <summary>Features of one head.</summary>
    public int HeadWidth => Width / Heads;
}
