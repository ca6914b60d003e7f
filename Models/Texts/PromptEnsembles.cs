using System.Text.Json;

namespace Concord.Models.Texts;

/// <summary>The prompts of openai/CLIP's notebook for ImageNet, which model-vs-human uses as well.</summary>
/// <remarks>Data of <c>clip-prompts.json</c>, which names its source and licence.</remarks>
public static class PromptEnsembles
{
    private static readonly JsonElement Data = Load();

    /// <summary>The 80 templates of the paper.</summary>
    public static PromptEnsemble ImageNet80 { get; } = new("clip-imagenet-80/1", Texts("templates"));

    /// <summary>Seven of them, chosen forward on ImageNet; by the notebook a bit better than the 80, above all for small networks.</summary>
    public static PromptEnsemble ImageNet7 { get; } = new("clip-imagenet-7/1", Texts("best-seven"));

    /// <summary>The names of ImageNet's 1,000 classes as the notebook words them, in the usual order.</summary>
    public static IReadOnlyList<string> ImageNetNames { get; } = Texts("classes");

    /// <summary>All ensembles.</summary>
    public static IReadOnlyList<PromptEnsemble> All { get; } = [ImageNet80, ImageNet7];

    private static string[] Texts(string name) => [.. Data.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static JsonElement Load()
    {
        const string Resource = "Concord.Models.Texts.clip-prompts.json";
        using Stream stream = typeof(PromptEnsembles).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"resource {Resource} is not embedded");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
