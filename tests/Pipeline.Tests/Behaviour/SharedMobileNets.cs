using System.Text.Json;
using Concord.Datasets.StimulusSets;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>The real MobileNets of shared/data/weights, the pictures that they are shown, and the golden numbers of torch 1.13.</summary>
internal static class SharedMobileNets
{
    public static string Golden(params string[] parts) => Repository.Shared(["data", "weights", "golden", .. parts]);

    public static JsonDocument Json(params string[] parts) => JsonDocument.Parse(File.ReadAllBytes(Golden(parts)));

    /// <summary>The catalogue's entry of a golden name such as <c>tf_mobilenetv2_100_coral_qat</c>.</summary>
    public static PublicWeights Weights(string name) => WeightsCatalogue.All.Single(weights => weights.DataPath == $"weights/{name}.safetensors");

    public static string PathOf(PublicWeights weights) => Repository.Shared(["data", .. weights.DataPath!.Split('/')]);

    /// <summary>Loads datasets as a run does, with the shared mirror as its only source.</summary>
    public static DatasetLoader Datasets(TemporaryFolder folder) => new(new FileResolver(folder.File("store"), Repository.Shared("mirror"), null));

    public static Func<PixelImage>[] Pixels(IEnumerable<Stimulus> stimuli) =>
    [
        .. stimuli.Select(stimulus => new Func<PixelImage>(() =>
        {
            RgbImage image = stimulus.Load();
            return new PixelImage(image.Width, image.Height, image.Rgb);
        })),
    ];
}
