using System.Globalization;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>The values of a transform's parameters, each checked, as canonical texts in the order of the parameters.</summary>
internal sealed class TransformArguments(IReadOnlyList<KeyValuePair<string, string>> values)
{
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; } = values;

    public string Word(string name) => Values.First(value => value.Key == name).Value;

    public double Number(string name) => double.Parse(Word(name), CultureInfo.InvariantCulture);

    public int Integer(string name) => (int)Number(name);

    public Surround Fill => Surround.Of(Word(Surround.ParameterName));

    public SplitMix Random(string transform, string stimulusId)
    {
        using var hash = new CanonicalHash();
        string hex = hash.Add(transform).Add(Word(TransformParameter.SeedName)).Add(stimulusId).Hex();
        return new SplitMix(ulong.Parse(hex.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
