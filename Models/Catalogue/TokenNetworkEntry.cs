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

    // The number of heads is not in a checkpoint: it is the published one, scaled with the width so that a head keeps its features.
    private static TokenNetworkSizes Read(ArchitectureSizes sizes, TokenNetworkSizes published)
    {
        int width = sizes.Dimension("norm.weight", 0, sizes.Dimension("patch_embed.proj.weight", 0, published.Width));
        int patch = published.Stem == StemKind.Patches ? sizes.Dimension("patch_embed.proj.weight", 2, published.Patch) : published.Patch;
        TokenNetworkSizes read = published with
        {
            Width = width,
            Patch = patch,
            HasStemBias = sizes.Has("patch_embed.proj.bias"),
            Heads = Math.Max(1, published.Heads * width / published.Width),
            Depth = published.IsRecurrent ? published.Depth : sizes.Count(i => $"{TokenNetwork.BlockName(i)}.attn.proj.weight", published.Depth),
            Hidden = sizes.Dimension($"{TokenNetwork.BlockName(0)}.mlp.fc2.weight", 1, published.Hidden),
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
