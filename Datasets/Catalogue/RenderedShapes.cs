using System.Globalization;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Catalogue;

/// <summary>Objects with known factors that the project renders itself, with nine test sets and simulated observers: needs no file.</summary>
internal static class RenderedShapes
{
    private const int Folds = 4;

    public static DatasetEntry Small { get; } = Make(32);

    public static DatasetEntry Large { get; } = Make(64);

    private static DatasetEntry Make(int side)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"rendered-shapes-{side}");
        var info = new DatasetInfo(
            id,
            string.Create(CultureInfo.InvariantCulture, $"Rendered objects of known factors, {side}×{side} pixels (simulated observers, no people)"),
            "RENDERED by this program, bit-identical on every machine; nothing was recorded, and the observers of the trials are SIMULATED (subject-1 … subject-4 too). 12 categories × 12 textures, of which each category has one of its own; pose, size, place, form, colours, background, clutter and what hides the object are recorded for each image (`datasets export --to x.csv`). "
            + "The stimuli are the set crossed: 288 images, every category with every texture twice, in four given folds. "
            + string.Join(' ', RenderedSet.All.Select(set => $"{set.Name}: {set.Description}"))
            + " Observers answer by shape, by texture or by guess with stated probabilities (.76–.85/.05–.12 shape-biased, .10/.80 texture-biased). What networks learn from is the train split of the same renderer, which shares no image with these.",
            "@misc{concord-rendered-shapes, title={Rendered shapes}, author={{The Concord authors}}, note={rendered by the program; version 1}}",
            "MIT",
            null,
            "1",
            [],
            [])
        {
            Contents = new DatasetContents
            {
                Conditions = RenderedSet.Find("crossed").Items.Count,
                HasStimuli = true,
                HasTrials = true,
                Groups = RenderedImages.Categories.Count,
                Observers = ["humans", .. SimulatedObserver.All.Select(observer => observer.Name).Where(name => !Assemblies.TrialTable.IsHuman(name))],
                Sets = [.. RenderedSet.All.Select(set => set.Name)],
            },
        };
        return new DatasetEntry(info, (loaded, _) => Load(loaded, side))
        {
            Pictures = [.. RenderedSet.All.Select(set => new PictureSet(id, set.Name, name => set.Stimuli(name, side)))],
        };
    }

    private static Dataset Load(DatasetInfo info, int side)
    {
        RenderedSet crossed = RenderedSet.Find("crossed");
        return new Dataset(info)
        {
            Stimuli = crossed.Stimuli(info.Id, side),
            GivenFolds = new NamedFolds("given", [.. Enumerable.Range(0, crossed.Items.Count).Select(i => i % Folds)]),
            Trials = [.. RenderedSet.All.Select(SimulatedObserver.Answers)],
        };
    }
}
