using Concord.Datasets.Assemblies;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Catalogue;

/// <summary>An observer that is computed: it answers by the shape with one probability, by the texture with another, and guesses otherwise.</summary>
/// <remarks>
/// Where an image lacks a cue (silhouettes have no texture, textures alone no shape) that part is guessed too, and a condition's visibility scales both. A guess is any of the twelve categories.
/// With probability 1/2 an observer's random numbers are the image's, the same for all observers: so errors agree above chance. With s, t and the guessed rest g = 1 − s − t its shape bias is expected at (s + g/12)/(s + t + g/6).
/// </remarks>
/// <param name="Name">As trials have it; <c>subject-</c> stands for the people, who are simulated too.</param>
/// <param name="Shape">The probability of answering by the shape.</param>
/// <param name="Texture">The probability of answering by the texture.</param>
internal sealed record SimulatedObserver(string Name, double Shape, double Texture)
{
    private const ulong Seed = 20260708;

    private static readonly SimulatedObserver[] s_models = [new("shape-biased", 0.85, 0.05), new("texture-biased", 0.10, 0.80)];

    /// <summary>Four "people" who see shapes and two "models", all simulated.</summary>
    public static IReadOnlyList<SimulatedObserver> OfShape { get; } =
        [new("subject-1", 0.84, 0.08), new("subject-2", 0.80, 0.10), new("subject-3", 0.76, 0.12), new("subject-4", 0.80, 0.06), .. s_models];

    /// <summary>The same with shape and texture exchanged in the "people".</summary>
    public static IReadOnlyList<SimulatedObserver> OfTexture { get; } =
        [.. OfShape.Select(observer => TrialTable.IsHuman(observer.Name) ? observer with { Shape = observer.Texture, Texture = observer.Shape } : observer)];

    /// <summary>Every observer's answers to a set.</summary>
    public static TrialTable Answers(RenderedSet set, IReadOnlyList<SimulatedObserver> observers)
    {
        var visibility = set.AllConditions.ToDictionary(condition => condition.Label, condition => condition.Visibility, StringComparer.Ordinal);
        return new TrialTable(
            set.Name,
            [.. observers.SelectMany(observer => set.Items.Select((item, i) => observer.Answer(set.Name, item, visibility[item.Condition], i + 1)))],
            set.Conditions.Count == 1 ? set.Conditions : [.. set.Conditions.Skip(1)],
            set.Conditions.Count == 1 ? [] : [set.Conditions[0]]);
    }

    private Trial Answer(string set, RenderedItem item, double visibility, int number)
    {
        IReadOnlyList<string> categories = RenderedImages.Categories;
        RenderedFactors factors = item.Factors;
        ulong image = Key(Seed, $"{set}/{item.StimulusId}");
        var own = new SplitMix(Key(image, Name));
        SplitMix random = own.Fraction() < 0.5 ? new SplitMix(image) : own;
        double shape = factors.Style is RenderedStyle.Texture ? 0 : Shape * visibility;
        double texture = factors.Style is RenderedStyle.Silhouette or RenderedStyle.Edge ? 0 : Texture * visibility;
        double drawn = random.Fraction();
        int guess = random.Below(categories.Count);
        int answer = drawn < shape ? factors.Category : drawn < shape + texture ? factors.Texture : guess;
        return new Trial(Name, 1, number, double.NaN, categories[answer], categories[factors.Category], item.Condition, item.ImageId, item.ImageId);
    }

    private static ulong Key(ulong seed, string text)
    {
        ulong key = seed;
        foreach (char letter in text)
        {
            key = SplitMix.Mix(key ^ letter);
        }

        return key;
    }
}
