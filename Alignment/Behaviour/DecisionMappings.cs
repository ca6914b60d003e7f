using System.Text.Json;

namespace Concord.Alignment.Behaviour;

/// <summary>Every mapping from the classes of a common classifier to a benchmark's categories: one line each.</summary>
public static class DecisionMappings
{
    private const int ImageNetClasses = 1000;

    /// <summary>The 16 categories of model-vs-human from ImageNet's 1,000 classes (207 of which are in one), in alphabetical order.</summary>
    public static DecisionMapping SixteenClass { get; } = new("sixteen-class/mean-probability", 1, ImageNetClasses, Read("sixteen-class.imagenet.json"))
    {
        Summary = "the mean probability over those of ImageNet's 1,000 classes that are in each of 16 categories (207 are in one); the highest wins (Geirhos et al. 2021, model-vs-human)",
    };

    /// <summary>All mappings.</summary>
    public static IReadOnlyList<DecisionMapping> All { get; } = [SixteenClass];

    private static (string Category, int[] Classes)[] Read(string file)
    {
        string resource = "Concord.Alignment.Behaviour." + file;
        using Stream stream = typeof(DecisionMappings).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"resource {resource} is not embedded");
        using JsonDocument document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.GetProperty("categories").EnumerateObject()
                .Select(category => (category.Name, category.Value.EnumerateArray().Select(index => index.GetInt32()).ToArray())),
        ];
    }
}
