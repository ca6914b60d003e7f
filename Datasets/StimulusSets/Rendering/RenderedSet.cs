using System.Globalization;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>A test set: scenes of the test split, changed as its conditions say.</summary>
/// <remarks>The scene of an image id is the same in every set but cue-conflict, so that sets can be compared image by image.</remarks>
public sealed class RenderedSet
{
    internal RenderedSet(string name, string description, IReadOnlyList<RenderedCondition> conditions, IReadOnlyList<(string Id, RenderedFactors Factors)> scenes)
    {
        Name = name;
        Description = description;
        AllConditions = conditions;
        Conditions = [.. conditions.Select(condition => condition.Label)];
        Items = [.. conditions.SelectMany(condition => scenes.Select(scene => new RenderedItem(PictureSet.NameOf(condition.Label, scene.Id, conditions.Count), scene.Id, condition.Label, condition.Change(scene.Factors))))];
    }

    /// <summary>Every test set.</summary>
    public static IReadOnlyList<RenderedSet> All { get; } = RenderedSets.Make();

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>What is in it.</summary>
    public string Description { get; }

    /// <summary>The conditions, the undisturbed one first where there are several.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The images, condition by condition.</summary>
    public IReadOnlyList<RenderedItem> Items { get; }

    internal IReadOnlyList<RenderedCondition> AllConditions { get; }

    /// <summary>The set of that name.</summary>
    /// <exception cref="DatasetException">No such set.</exception>
    public static RenderedSet Find(string name) => All.FirstOrDefault(set => set.Name == name)
        ?? throw new DatasetException("rendered images", $"no set '{name}'", string.Join(", ", All.Select(set => set.Name)), "Check the spelling.");

    /// <summary>The images as stimuli, with their factors as labels; each is drawn when first asked for and then kept (3 kB at 32 pixels), since every network of a study is shown the same.</summary>
    /// <param name="id">The stimulus set's id.</param>
    /// <param name="side">Pixels a side.</param>
    public StimulusSet Stimuli(string id, int side)
    {
        Stimulus[] stimuli = [.. Items.Select(item => Drawn(item, side))];
        return new StimulusSet(id, stimuli, FactorTable.Labels(Items, side));
    }

    private static Stimulus Drawn(RenderedItem item, int side)
    {
        Lazy<RgbImage> image = new(() => RenderedImages.Draw(item.Factors, side));
        return new Stimulus(item.StimulusId, () => image.Value.ContentHash, () => image.Value, RenderedImages.Categories[item.Factors.Category]);
    }

    internal static string SceneId(int category, int exemplar) => string.Create(CultureInfo.InvariantCulture, $"{RenderedImages.Categories[category]}-{exemplar + 1:00}");
}
