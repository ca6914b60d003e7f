namespace Concord.Models.Architectures;

/// <summary>Sizes of a vision transformer.</summary>
/// <param name="ImageSize">Side of the square input, pixels; a multiple of the patch.</param>
/// <param name="Patch">Side of a patch, pixels.</param>
/// <param name="Depth">Encoder blocks.</param>
/// <param name="Heads">Attention heads; not in a checkpoint.</param>
/// <param name="Width">Features of a token; a multiple of the heads.</param>
/// <param name="Hidden">Width of the MLP's hidden layer.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record VisionTransformerSizes(int ImageSize, int Patch, int Depth, int Heads, int Width, int Hidden, int Classes)
{
    /// <summary>Tokens with the class token.</summary>
    public int Tokens => 1 + (ImageSize / Patch * (ImageSize / Patch));
}
