using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Trials made up by arithmetic: everybody sees the same images, and errs on some because they are hard and on others by themselves.</summary>
internal static class MadeUpTrials
{
    public static readonly string[] Categories = ["bird", "cat", "dog", "key"];

    /// <summary>An observer's answers: with the image's own difficulty and the observer's whim, none now and then.</summary>
    public static IReadOnlyList<Trial> Of(string observer, int who, string[] conditions, int images) =>
    [
        .. conditions.Index().SelectMany(condition => Enumerable.Range(0, images).Select(image =>
        {
            int hard = Mix(image, condition.Index, 77) % 100, whim = Mix(image, condition.Index, who) % 100;
            int truth = image % Categories.Length;
            string response = hard < 40 + (10 * condition.Index) && whim < 70 ? Categories[(truth + 1) % 4] : whim > 92 ? Categories[(truth + 2) % 4] : whim == 0 ? "na" : Categories[truth];
            string id = $"i{image:000}.png";
            return new Trial(observer, 1, (condition.Index * images) + image + 1, 0.5, response, Categories[truth], condition.Item, $"x_{id}", id);
        })),
    ];

    private static int Mix(int a, int b, int c)
    {
        uint x = unchecked(((uint)a * 2654435761u) ^ ((uint)b * 40503u) ^ ((uint)c * 2246822519u));
        x = unchecked((x ^ (x >> 15)) * 2246822519u);
        x = unchecked((x ^ (x >> 13)) * 3266489917u);
        return (int)((x ^ (x >> 16)) % 1_000_003);
    }
}
