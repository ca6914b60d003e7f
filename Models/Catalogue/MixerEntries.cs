using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>MLP-Mixer and ResMLP; ids, sizes and preparation as timm, timm/models/mlp_mixer.py (aa4b585), parameter counts by its constructors and by facebookresearch/deit's (7e160fe).</summary>
internal static class MixerEntries
{
    private const string Exact = "exact";
    private const string Tanh = "tanh";

    private static readonly ArchitectureOption Gelu = new("gelu", [Exact, Tanh], "GELU as timm runs it, or Flax's approximation, with which Google trained; a file under Google's names always has the latter");

    private static readonly PreprocessingSpec Halves = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic) with { Mean = [0.5, 0.5, 0.5], Std = [0.5, 0.5, 0.5] };

    // The authors' README (README_resmlp.md): resize to 224/0.9, bicubic.
    private static readonly PreprocessingSpec NineTenths = PreprocessingSpec.ImageNet(248, interpolation: Interpolation.Bicubic);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Mixer("mixer-s-32", 19_104_624, new(224, 32, 8, 512, 256, 2048, 1000)),
        Mixer("mixer-s-16", 18_528_264, new(224, 16, 8, 512, 256, 2048, 1000)),
        Mixer("mixer-b-32", 60_293_428, new(224, 32, 12, 768, 384, 3072, 1000)),
        Mixer("mixer-b-16", 59_880_472, new(224, 16, 12, 768, 384, 3072, 1000)),
        Mixer("mixer-l-32", 206_939_264, new(224, 32, 24, 1024, 512, 4096, 1000)),
        Mixer("mixer-l-16", 208_196_168, new(224, 16, 24, 1024, 512, 4096, 1000)),
        ResMlp("resmlp-s12", 15_350_872, new(224, 16, 12, 384, 0, 1536, 1000) { LayerScale = 0.1 }),
        ResMlp("resmlp-s24", 30_020_680, new(224, 16, 24, 384, 0, 1536, 1000) { LayerScale = 1e-5 }),
        ResMlp("resmlp-s36", 44_690_488, new(224, 16, 36, 384, 0, 1536, 1000) { LayerScale = 1e-6 }),
        ResMlp("resmlp-b24", 129_138_280, new(224, 8, 24, 768, 0, 3072, 1000) { LayerScale = 1e-6 }),
    ];

    /// <param name="id">The id.</param>
    /// <param name="citation">BibTeX of the paper.</param>
    /// <param name="published">Sizes; a checkpoint tells its own.</param>
    /// <param name="preprocessing">How stimuli are prepared.</param>
    public static ArchitectureEntry Make(string id, string citation, MixerSizes published, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "mixer",
        Citation = citation,
        Version = "1",
        InputSize = published.ImageSize,
        DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(PatchMixer.BlockName), "norm", "logits"],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, sizes) => new PatchMixer(wiring, sizes is null ? published : published.Read(sizes)),
    };

    private static ArchitectureEntry Mixer(string id, long parameters, MixerSizes published) => Make(id, Citations.MlpMixer, published, Halves) with
    {
        PublishedParameters = parameters,
        Schemes = [GoogleMixer.Scheme],
        Options = [Gelu],
        WithOptions = chosen => Mixer(id, parameters, published with { HasTanhGelu = chosen.GetValueOrDefault(Gelu.Name, Exact) == Tanh }),
        Create = (wiring, sizes) => new PatchMixer(wiring, sizes is null ? published : published.Read(sizes) with { HasTanhGelu = published.HasTanhGelu || sizes.Scheme == GoogleMixer.Scheme.Id }),
    };

    private static ArchitectureEntry ResMlp(string id, long parameters, MixerSizes published) => Make(id, Citations.ResMlp, published, NineTenths) with
    {
        PublishedParameters = parameters,
        Schemes = [FacebookResMlp.Scheme],
    };
}
