using Concord.Datasets.Splits;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Drawing;

namespace Concord.Datasets.Catalogue;

/// <summary>Stimuli that the project draws itself: needs no file.</summary>
/// <remarks>Twelve shapes × ten exemplars; each exemplar number has one texture and one background kind in every category, so neither tells the category. Colours, place, size and rotation are drawn by a seed.</remarks>
internal static class DrawnObjects
{
    private const int Exemplars = 10;
    private const int Folds = 5;
    private const ulong Seed = 20260101;

    // Drawn once a process (1.5 MB), each picture when it is first asked for.
    private static readonly Lazy<StimulusSet> s_stimuli = new(MakeStimuli);

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "drawn-objects",
            "120 drawn objects (no recording)",
            "12 categories of simple shapes × 10 exemplars, 64×64 pixels, drawn by plain arithmetic in five textures on four kinds of background; place, size, rotation and colours vary. "
            + "Bit-identical on every machine. There is no recording: what is scored on it is simulated. Five given folds hold two exemplars of each category.",
            "@misc{concord-drawn-objects, title={Drawn objects}, author={{The Concord authors}}, note={drawn by the program; version 1}}",
            "MIT",
            null,
            "1",
            [],
            [])
        {
            Contents = new DatasetContents { Conditions = 120, HasStimuli = true, Groups = 12 },
        },
        (info, _) => new Dataset(info) { Stimuli = s_stimuli.Value, GivenFolds = new NamedFolds("given", [.. Enumerable.Range(0, Shape.All.Count * Exemplars).Select(i => i % Exemplars % Folds)]) });

    private static StimulusSet MakeStimuli()
    {
        int count = Shape.All.Count * Exemplars;
        var stimuli = new Stimulus[count];
        for (int i = 0; i < count; i++)
        {
            Shape shape = Shape.All[i / Exemplars];
            int exemplar = i % Exemplars;
            var image = new Lazy<RgbImage>(() => Draw(shape, exemplar));
            stimuli[i] = new Stimulus($"{shape.Name}-{exemplar + 1:00}", () => image.Value.ContentHash, () => image.Value, shape.Name);
        }

        return new StimulusSet("drawn-objects", stimuli);
    }

    private static RgbImage Draw(Shape shape, int exemplar)
    {
        ulong name = 14695981039346656037;
        foreach (char letter in shape.Name)
        {
            name = (name ^ letter) * 1099511628211;
        }

        var random = new SplitMix(SplitMix.Mix(Seed + name) + (ulong)exemplar);
        Texture texture = Texture.All[exemplar % Texture.All.Count];
        return new Scene(shape, texture, ((exemplar / Texture.All.Count) + exemplar) % Background.Kinds, random).Draw();
    }
}
