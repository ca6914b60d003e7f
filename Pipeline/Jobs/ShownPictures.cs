using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>Says how the pictures of a manifest's datasets are shown: at which size, and changed by what.</summary>
internal static class ShownPictures
{
    /// <summary>What a plan must say: degrees were given that nothing comes of.</summary>
    public static IEnumerable<string> Cautions(RunEnvironment environment, Manifest manifest)
    {
        string[] placed = [.. Networks(manifest).Where(model => model.VisualDegrees != ManifestDefaults.VisualDegrees).Select(model => model.Id)];
        return placed.Length == 0 ? [] : Datasets(environment, manifest).Where(info => info.VisualDegrees is null)
            .Select(info => $"visual degrees of '{info.Id}' are not known: its pictures are shown as they are to {Suggestions.List(placed)} too, whatever their visual-degrees");
    }

    /// <summary>Lines for the methods text.</summary>
    public static IEnumerable<string> Lines(RunEnvironment environment, Manifest manifest) =>
    [
        .. Datasets(environment, manifest).Select(info => info.VisualDegrees is { } degrees
            ? $"Pictures of {info.Id} are {Text(degrees)} degrees of visual angle wide; {string.Join("; ", Networks(manifest).GroupBy(model => model.VisualDegrees).Select(group => Line(degrees, group.Key, [.. group.Select(model => model.Id)])))}."
            : $"Visual degrees of {info.Id} are not known: its pictures are shown to every network as they are."),
        .. manifest.Benchmarks.Where(benchmark => benchmark.Transform != StimulusTransforms.NoneName)
            .Select(benchmark => $"Benchmark {benchmark.Id}: networks are shown the pictures changed; what was recorded stays. {StimulusTransforms.Parse(benchmark.Transform, 0).Describe()}"),
    ];

    private static string Line(double source, double target, string[] models) =>
        $"{Suggestions.List(models)} {(models.Length == 1 ? "sees" : "see")} {Text(target)}: {(source == target ? "as they are" : source < target ? "padded with grey" : "their centre is cut out")}";

    private static ModelSpec[] Networks(Manifest manifest) => [.. manifest.Models.Where(model => model.Source is NetworkSource)];

    // Texts have no width, and neither have datasets that bring no picture.
    private static DatasetInfo[] Datasets(RunEnvironment environment, Manifest manifest) => Networks(manifest).Length == 0 ? [] :
    [
        .. manifest.Benchmarks.Select(benchmark => manifest.Simulations.FirstOrDefault(simulation => simulation.Id == benchmark.Dataset)?.Stimuli ?? benchmark.Dataset)
            .Distinct(StringComparer.Ordinal)
            .Select(id => environment.Datasets.Load(id))
            .Where(dataset => dataset.Stimuli is { IsText: false } || (dataset.Stimuli is null && dataset.Trials.Count > 0))
            .Select(dataset => dataset.Info),
    ];

    private static string Text(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);
}
