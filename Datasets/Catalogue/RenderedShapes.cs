using System.Globalization;
using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Catalogue;

/// <summary>Objects with known factors that the project renders itself, with nine test sets and simulated observers who go by shape, or by texture: needs no file.</summary>
internal static class RenderedShapes
{
    private const int Folds = 4;

    public static IReadOnlyList<DatasetEntry> All { get; } = [Make(32, SimulatedObserver.OfShape), Make(64, SimulatedObserver.OfShape), Make(32, SimulatedObserver.OfTexture), Make(64, SimulatedObserver.OfTexture)];

    private static DatasetEntry Make(int side, IReadOnlyList<SimulatedObserver> observers)
    {
        bool byTexture = observers == SimulatedObserver.OfTexture;
        string id = string.Create(CultureInfo.InvariantCulture, $"rendered-shapes-{side}{(byTexture ? "-texture-observers" : string.Empty)}");
        var info = new DatasetInfo(
            id,
            string.Create(CultureInfo.InvariantCulture, $"Rendered objects of known factors, {side}×{side} pixels (simulated observers{(byTexture ? " who go by texture" : string.Empty)}, no people)"),
            "RENDERED by this program, bit-identical on every machine; nothing was recorded, and the observers of the trials are SIMULATED (subject-1 … subject-4 too). 12 categories × 12 textures, of which each category has one of its own; pose, size, place, form, colours, background, clutter and what hides the object are recorded for each image (`datasets export --to x.csv`). "
            + "The stimuli are the set crossed: 288 images, every category with every texture twice, in four given folds. "
            + string.Join(' ', RenderedSet.All.Select(set => $"{set.Name}: {set.Description}"))
            + $" Observers answer by shape, by texture or by guess with stated probabilities: subject-1 … subject-4 {(byTexture ? ".06–.12/.76–.84" : ".76–.84/.06–.12")}, shape-biased .85/.05, texture-biased .10/.80. The pictures are those of rendered-shapes-{(byTexture ? $"{side}, whose subjects go by shape" : $"{side}-texture-observers, whose subjects go by texture")}. What networks learn from is the train split of the same renderer, which shares no image with these.",
            "@misc{concord-rendered-shapes, title={Rendered shapes}, author={{The Concord authors}}, note={rendered by the program; version 1}}",
            "MIT",
            null,
            "1",
            [],
            [])
        {
            Warning = "SIMULATED observers: no person or animal was tested; scores show whether known behaviour is found",
            Contents = new DatasetContents
            {
                Conditions = RenderedSet.Find("crossed").Items.Count,
                HasStimuli = true,
                HasTrials = true,
                Groups = RenderedImages.Categories.Count,
                Observers = ["humans", .. observers.Select(observer => observer.Name).Where(name => !Assemblies.TrialTable.IsHuman(name))],
                Sets = [.. RenderedSet.All.Select(set => set.Name)],
            },
        };
        return new DatasetEntry(info, (loaded, _) => Load(loaded, side, observers))
        {
            Pictures = [.. RenderedSet.All.Select(set => new PictureSet(id, set.Name, name => set.Stimuli(name, side)))],
        };
    }

    private static Dataset Load(DatasetInfo info, int side, IReadOnlyList<SimulatedObserver> observers)
    {
        RenderedSet crossed = RenderedSet.Find("crossed");
        return new Dataset(info)
        {
            Stimuli = crossed.Stimuli(info.Id, side),
            GivenFolds = new NamedFolds("given", [.. Enumerable.Range(0, crossed.Items.Count).Select(i => i % Folds)]),
            Trials = [.. RenderedSet.All.Select(set => SimulatedObserver.Answers(set, observers))],
        };
    }
}
