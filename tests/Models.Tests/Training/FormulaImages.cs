using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

/// <summary>The pictures of <c>reference/models/training/make_training.py</c>: bytes by formula, label i mod 12.</summary>
internal sealed class FormulaImages : ITrainingImages
{
    private readonly double[] _values = HashFormula.Uniform("pictures", 32 * 32 * 32 * 3);

    public string Canonical => "formula";

    public int Side => 32;

    public IReadOnlyList<string> Categories { get; } = [.. Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"c{i}"))];

    public int Count => 32;

    public int Load(int index, Span<byte> rgb)
    {
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)(_values[(index * rgb.Length) + i] * 256);
        }

        return index % 12;
    }
}
