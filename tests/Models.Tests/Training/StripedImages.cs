using Concord.Models.Regimes;
using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

/// <summary>Pictures that anybody can tell apart: the label is the colour channel and half in which it is bright; the rest is noise.</summary>
internal sealed class StripedImages(int count, int classes = 4, int seed = 0, int side = 32) : ITrainingImages
{
    public string Canonical => FormattableString.Invariant($"striped/{count}/{classes}/{seed}");

    public int Side => side;

    public IReadOnlyList<string> Categories { get; } = [.. Enumerable.Range(0, classes).Select(i => FormattableString.Invariant($"c{i}"))];

    public int Count => count;

    public int Load(int index, Span<byte> rgb)
    {
        int label = index % classes;
        CounterRandom random = CounterRandom.Named(seed, FormattableString.Invariant($"{index}"));
        for (int i = 0; i < rgb.Length; i++)
        {
            int row = i / (3 * side);
            bool isBright = i % 3 == label % 3 && row * 2 / side == label / 3 % 2;
            rgb[i] = (byte)((isBright ? 120 : 40) + (int)(random.Bits(i) % 100));
        }

        return label;
    }
}
