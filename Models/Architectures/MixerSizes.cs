namespace Concord.Models.Architectures;

/// <summary>Sizes of a network that mixes patches by fixed maps: MLP-Mixer and ResMLP.</summary>
/// <param name="ImageSize">Side of the square input, pixels; a multiple of the patch. The token maps fix it.</param>
/// <param name="Patch">Side of a patch, pixels.</param>
/// <param name="Depth">Blocks.</param>
/// <param name="Width">Features of a token.</param>
/// <param name="TokenHidden">Hidden units of MLP-Mixer's token MLP; 0 for ResMLP, whose map over tokens is linear.</param>
/// <param name="ChannelHidden">Hidden units of the MLP over features.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record MixerSizes(int ImageSize, int Patch, int Depth, int Width, int TokenHidden, int ChannelHidden, int Classes)
{
    /// <summary>Whether the blocks are ResMLP's.</summary>
    public bool IsResMlp => TokenHidden == 0;

    /// <summary>Whether GELU is the tanh approximation of Flax, with which Google trained MLP-Mixer, and not the exact function, with which timm runs the same weights.</summary>
    public bool HasTanhGelu { get; init; }

    /// <summary>Start value of ResMLP's LayerScale.</summary>
    public double LayerScale { get; init; }

    /// <summary>Patches of an image.</summary>
    public int Tokens => ImageSize / Patch * (ImageSize / Patch);

    /// <summary>The sizes that a checkpoint's tensors tell.</summary>
    public MixerSizes Read(ArchitectureSizes sizes)
    {
        string first = PatchMixer.BlockName(0);
        int patch = sizes.Dimension("stem.proj.weight", 2, Patch);
        int tokens = sizes.Dimension(IsResMlp ? $"{first}.linear_tokens.weight" : $"{first}.mlp_tokens.fc1.weight", 1, Tokens);
        return this with
        {
            Patch = patch,
            ImageSize = patch * (int)Math.Sqrt(tokens),
            Width = sizes.Dimension("stem.proj.weight", 0, Width),
            Depth = sizes.Count(i => $"{PatchMixer.BlockName(i)}.mlp_channels.fc1.weight", Depth),
            TokenHidden = IsResMlp ? 0 : sizes.Dimension($"{first}.mlp_tokens.fc1.weight", 0, TokenHidden),
            ChannelHidden = sizes.Dimension($"{first}.mlp_channels.fc1.weight", 0, ChannelHidden),
            Classes = sizes.Dimension("head.weight", 0, Classes),
        };
    }
}
