namespace Concord.Models.Architectures;

/// <summary>Sizes of a GPT-2.</summary>
/// <param name="Depth">Blocks.</param>
/// <param name="Heads">Attention heads; not in a checkpoint.</param>
/// <param name="Width">Features of a token; a multiple of the heads.</param>
/// <param name="Vocabulary">Rows of the token table.</param>
/// <param name="Context">Rows of the position table.</param>
/// <param name="HasHead">Whether the checkpoint holds a classifier of its own (<c>lm_head</c>, even if it repeats the token table); else the token table serves.</param>
/// <param name="HasExactGelu">Whether the MLPs take the exact GELU, as networks that nanoGPT trained from scratch, and not its tanh approximation.</param>
internal sealed record Gpt2Sizes(int Depth, int Heads, int Width, int Vocabulary = 50257, int Context = 1024, bool HasHead = false, bool HasExactGelu = false);
