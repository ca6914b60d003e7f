using System.Globalization;

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>The test sets, one a line.</summary>
internal static class RenderedSets
{
    // Farther than in training, and still whole in the picture.
    private static readonly int[] s_shifts = [0, 88, 132, 176];
    private static readonly int[] s_turns = [0, 45, 90, 135, 180];
    private static readonly (double Width, double Visibility)[] s_noise = [(0, 1), (0.1, 0.95), (0.2, 0.85), (0.35, 0.6), (0.6, 0.35)];

    private static int Categories => ObjectShapes.All.Count;

    public static IReadOnlyList<RenderedSet> Make() =>
    [
        new("crossed", "Every category with every texture, twice.", Only(factors => factors), Scenes(2 * Categories, exemplar => exemplar)),
        new("congruent", "Every category with its own texture.", Only(factors => factors), Scenes(Categories)),
        new("cue-conflict", "The shape of one category, the texture of another: each of the 132 pairs five times, nothing in front.", Only(Unhidden), Conflicts(5)),
        new("silhouette", "The object in black on white.", Only(factors => Unhidden(factors) with { Style = RenderedStyle.Silhouette }), Scenes(Categories)),
        new("edge", "The object's outline, black on white.", Only(factors => Unhidden(factors) with { Style = RenderedStyle.Edge }), Scenes(Categories)),
        new("noise", "Congruent with uniform noise of a half width in parts of the whole range.", [.. s_noise.Select(noise => new RenderedCondition(Text(noise.Width), factors => factors with { Noise = (int)((noise.Width * 255) + 0.5) }, noise.Visibility))], Scenes(Categories)),
        new("shifted", "Congruent, small, away from the middle by a distance in 1/1024 of the side, in eight directions; training ends at 61 each way.", [.. s_shifts.Select(shift => new RenderedCondition(Text(shift), factors => Shift(factors, shift), 1 - (shift / 2000.0)))], Scenes(Categories)),
        new("rotated", "Congruent, turned by so many degrees more; training ends at 30.", [.. s_turns.Select(turn => new RenderedCondition(Text(turn), factors => Turn(factors, turn), 1 - (turn / 600.0)))], Scenes(Categories)),
        new("texture-only", "A texture all over the picture; the category is the one whose own it is.", Only(factors => Unhidden(factors) with { Style = RenderedStyle.Texture, Clutter = 0 }), Scenes(Categories)),
    ];

    private static RenderedCondition[] Only(Func<RenderedFactors, RenderedFactors> change) => [new("0", change)];

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static RenderedFactors Unhidden(RenderedFactors factors) => factors with { Occluder = Occluder.None };

    private static RenderedFactors Turn(RenderedFactors factors, int degrees) => factors with { Rotation = factors.Rotation + (factors.Rotation < 0 ? -degrees : degrees) };

    // The smallest sizes of the split; directions by the scene.
    private static RenderedFactors Shift(RenderedFactors factors, int distance)
    {
        int direction = 45 * FactorSampler.Of(factors.SceneSeed, RandomStream.Displacement).Below(8);
        int size = (int)(factors.Radius * FactorSampler.Lattice) - FactorSampler.LeastRadius;
        return factors with
        {
            Radius = (FactorSampler.LeastRadius + (size % 12)) / (double)FactorSampler.Lattice,
            X = Placed(distance * WholeDegrees.Cos(direction)),
            Y = Placed(distance * WholeDegrees.Sin(direction)),
        };
    }

    private static double Placed(double steps) => ((FactorSampler.Lattice / 2) + Math.Floor(steps + 0.5)) / FactorSampler.Lattice;

    // Category by category; textures go round where they are asked for, else each category has its own.
    private static (string Id, RenderedFactors Factors)[] Scenes(int exemplars, Func<int, int>? texture = null) =>
    [
        .. Enumerable.Range(0, Categories).SelectMany(category => Enumerable.Range(0, exemplars).Select(exemplar =>
        {
            RenderedFactors factors = FactorSampler.Draw(RenderingOptions.DefaultSeed, RenderedSplit.Test, (exemplar * Categories) + category, 1);
            return (RenderedSet.SceneId(category, exemplar), texture is null ? factors : factors with { Texture = texture(exemplar) % Categories });
        })),
    ];

    // Names as cue-conflict images have them: shapeN-textureN.
    private static (string Id, RenderedFactors Factors)[] Conflicts(int each)
    {
        IReadOnlyList<string> names = RenderedImages.Categories;
        return
        [
            .. from category in Enumerable.Range(0, Categories)
               from texture in Enumerable.Range(0, Categories)
               where texture != category
               from number in Enumerable.Range(1, each)
               let scene = FactorSampler.Draw(RenderingOptions.DefaultSeed, RenderedSplit.Test, ((((number * Categories) + texture + 100) * Categories) + category), 0)
               select (string.Create(CultureInfo.InvariantCulture, $"{names[category]}{number}-{names[texture]}{number}"), scene with { Texture = texture }),
        ];
    }
}
