using Concord.Models.Architectures;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>CLIP's image towers: vision transformers and residual networks, without its text towers.</summary>
/// <remarks>
/// Sizes: mlfoundations/open_clip@7bbd90e <c>src/open_clip/model_configs</c> (ViT-L-14-336: @2a61d34). Parameters: openai/CLIP@d05afc4
/// <c>clip/model.py</c>, built at these sizes (tests/reference/models/clip).
/// </remarks>
internal static class ClipEntries
{
    /// <summary>open_clip trains with the exact GELU where OpenAI took x·σ(1.702x): no tensor tells which.</summary>
    public static ArchitectureOption Nonlinearity { get; } = new("nonlinearity", ["quick-gelu", "gelu"], "x·σ(1.702x), as in OpenAI's networks, or the exact GELU, as in open_clip's own unless their names say quickgelu");

    public static IReadOnlyList<ArchitectureEntry> Images { get; } =
    [
        Transformer("clip-vit-b-32", new(224, 32, 12, 12, 768, 3072, 512), 87_849_216),
        Transformer("clip-vit-b-16", new(224, 16, 12, 12, 768, 3072, 512), 86_192_640),
        Transformer("clip-vit-l-14", new(224, 14, 24, 16, 1024, 4096, 768), 303_966_208),
        Transformer("clip-vit-l-14-336", new(336, 14, 24, 16, 1024, 4096, 768), 304_293_888),
        ResNet("clip-rn50", new(224, [3, 4, 6, 3], 64, 1024), 38_316_896),
        ResNet("clip-rn101", new(224, [3, 4, 23, 3], 64, 512), 56_259_936),
        ResNet("clip-rn50x4", new(288, [4, 6, 10, 6], 80, 640), 87_137_080),
        ResNet("clip-rn50x16", new(384, [6, 8, 18, 8], 96, 768), 167_328_912),
    ];

    /// <summary>The text tower that belongs to an image tower.</summary>
    public static string TextTowerOf(string image) => image + "-text";

    /// <summary>What the chosen options make of the MLPs.</summary>
    public static MlpKind Mlp(IReadOnlyDictionary<string, string> chosen) => chosen.GetValueOrDefault(Nonlinearity.Name) == "gelu" ? MlpKind.Gelu : MlpKind.QuickGelu;

    private static ArchitectureEntry Transformer(string id, TokenNetworkSizes published, long parameters)
    {
        TokenNetworkSizes sizes = published with
        {
            HasStemBias = false,
            HasNormBefore = true,
            Mlp = MlpKind.QuickGelu,
            Epsilon = 1e-5,
            HasHeadBias = false,
            HeadSite = "embedding",
            Initial = ClipInitialValues.Image,
        };
        return Entry(id, sizes, parameters) with
        {
            Options = [Nonlinearity],
            WithOptions = chosen => Entry(id, sizes with { Mlp = Mlp(chosen) }, parameters) with { TextTower = $"{TextTowerOf(id)}[{Nonlinearity.Name}={chosen[Nonlinearity.Name]}]" },
        };
    }

    private static ArchitectureEntry Entry(string id, TokenNetworkSizes sizes, long parameters)
        => TokenNetworkEntry.Make(id, Citations.Clip, sizes, StimulusPreparation.Clip(sizes.ImageSize), parameters) with { TextTower = TextTowerOf(id) };

    // The tower of pictures has ReLUs: the option is the text tower's.
    private static ArchitectureEntry ResNet(string id, ClipResNetSizes published, long parameters) => Plain(id, published, parameters) with
    {
        Options = [Nonlinearity with { Meaning = $"of the text tower alone: {Nonlinearity.Meaning}" }],
        WithOptions = chosen => Plain(id, published, parameters) with { TextTower = $"{TextTowerOf(id)}[{Nonlinearity.Name}={chosen[Nonlinearity.Name]}]" },
    };

    private static ArchitectureEntry Plain(string id, ClipResNetSizes published, long parameters) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.Clip,
        Version = "1",
        InputSize = published.ImageSize,
        DefaultLayers =
        [
            "avgpool",
            .. from stage in Enumerable.Range(1, 4) from block in Enumerable.Range(0, published.Depths[stage - 1]) select $"layer{stage}.{block}",
            "embedding",
        ],
        DefaultPreprocessing = StimulusPreparation.Clip(published.ImageSize),
        PublishedParameters = parameters,
        TextTower = TextTowerOf(id),
        Schemes = [OpenAiClip.ImageResNet],
        Create = (wiring, sizes) => new ClipResNet(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
