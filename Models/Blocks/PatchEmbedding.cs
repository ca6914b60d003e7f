using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>From a patch convolution's map to a token sequence with a class token and positions.</summary>
internal static class PatchEmbedding
{
    /// <param name="map">(batch × d × rows × columns).</param>
    /// <param name="classToken">(1 × 1 × d), put first.</param>
    /// <param name="positions">(1 × 1 + rows·columns × d), added.</param>
    /// <returns>(batch × 1 + rows·columns × d); patches row by row.</returns>
    public static torch.Tensor Tokens(torch.Tensor map, torch.Tensor classToken, torch.Tensor positions)
    {
        torch.Tensor patches = map.flatten(2).transpose(1, 2);
        torch.Tensor prefix = classToken.expand(map.shape[0], -1, -1);
        return torch.cat([prefix, patches], 1).Adding(positions);
    }
}
