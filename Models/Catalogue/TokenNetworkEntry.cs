using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>Makes the catalogue entry of a token network: sizes that tensors tell are read from them.</summary>
internal static class TokenNetworkEntry
{
    /// <param name="id">The id.</param>
    /// <param name="citation">BibTeX of the paper.</param>
    /// <param name="published">Published sizes.</param>
    /// <param name="preprocessing">How stimuli are prepared; ends in the published image size.</param>
    /// <param name="parameters">Published number of trained values; null where no source states it.</param>
    /// <param name="hasOptions">Whether its mechanisms can be exchanged.</param>
    public static ArchitectureEntry Make(string id, string citation, TokenNetworkSizes published, PreprocessingSpec preprocessing, long? parameters = null, bool hasOptions = false) => new()
    {
        Id = id,
        Family = "transformer",
        Citation = citation,
        Version = "2",
        InputSize = preprocessing.OutputSize(1000, 1000).Height,
        DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(TokenNetwork.BlockName), .. published.HasNorms && !published.HasPoolNorm ? (string[])["norm"] : [], published.Classes > 0 ? published.HeadSite : "pooled"],
        DefaultPreprocessing = preprocessing,
        PublishedParameters = parameters,
        Schemes = TokenNetworkSchemes.All,
        Options = hasOptions ? TokenNetworkOptions.For(published) : [],
        WithOptions = hasOptions ? chosen => Make(id, citation, TokenNetworkOptions.Apply(published, chosen), preprocessing) : null,
        Create = (wiring, sizes) => new TokenNetwork(wiring, sizes is null ? published : Read(sizes, published)),
    };

    // Heads are not in a checkpoint: those of the published network of that width (ViT-H and DINOv2's g break the rule of 64 features a head),
    // else as many as keep a head's features.
    private static int HeadsOf(int width, TokenNetworkSizes published) => width switch
    {
        _ when width == published.Width => published.Heads,
        192 => 3,
        384 => 6,
        768 => 12,
        1024 or 1280 => 16,
        1536 => 24,
        _ => Math.Max(1, published.Heads * width / published.Width),
    };

    private static TokenNetworkSizes Read(ArchitectureSizes sizes, TokenNetworkSizes published)
    {
        int width = sizes.Dimension("norm.weight", 0, sizes.Dimension("patch_embed.proj.weight", 0, published.Width));
        int patch = published.Stem == StemKind.Patches ? sizes.Dimension("patch_embed.proj.weight", 2, published.Patch) : published.Patch;
        TokenNetworkSizes read = published with
        {
            Width = width,
            Patch = patch,
            HasStemBias = sizes.Has("patch_embed.proj.bias"),
            Heads = HeadsOf(width, published),
            Depth = published.IsRecurrent ? published.Depth : sizes.Count(i => $"{TokenNetwork.BlockName(i)}.attn.proj.weight", published.Depth),
            Hidden = sizes.Dimension($"{TokenNetwork.BlockName(0)}.mlp.fc2.weight", 1, published.Hidden),
            Mlp = sizes.Scheme == GoogleVit.Scheme.Id && published.Mlp == MlpKind.Gelu ? MlpKind.GeluTanh : published.Mlp, // Flax's default
            Classes = sizes.Dimension("head.weight", 0, 0),
            HasHeadBias = sizes.Has("head.bias"),
            HasDistillation = sizes.Has("dist_token"),
            HasClassToken = sizes.Has("cls_token"),
            Registers = sizes.Dimension("reg_token", 1, 0),
            HasNormBefore = sizes.Has("norm_pre.weight"),
            HasLayerScale = sizes.Has("blocks.0.ls1.gamma"),
            HasPoolNorm = sizes.Has("fc_norm.weight"),
        };
        read = read with { Pool = read.HasPoolNorm || !read.HasClassToken ? PoolKind.Mean : sizes.Dimension("head.weight", 1, width) == 2 * width ? PoolKind.ClassAndMean : published.Pool };

        // As many rows as a square has places: with those of the prefix tokens, or without.
        int tableRows = sizes.Dimension("pos_embed", 1, published.Tokens);
        int side = (int)Math.Round(Math.Sqrt(tableRows - read.SpecialTokens));
        bool hasPrefix = side * side == tableRows - read.SpecialTokens;
        return read with { HasPrefixPositions = hasPrefix, ImageSize = patch * (hasPrefix ? side : (int)Math.Round(Math.Sqrt(tableRows))) };
    }
}
