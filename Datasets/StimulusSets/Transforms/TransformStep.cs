namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>One kind of transform with its values.</summary>
/// <remarks>Equality is by reference; two that have the same <see cref="Text"/> do the same.</remarks>
public sealed class TransformStep
{
    internal TransformStep(TransformEntry entry, TransformArguments arguments)
    {
        Entry = entry;
        Arguments = arguments;
    }

    /// <summary>The kind.</summary>
    public TransformEntry Entry { get; }

    /// <summary>Canonical text with every value: <c>shift(dx=8,dy=0,fill=grey)</c>; the name alone where there is no parameter.</summary>
    public string Text => Call(Arguments.Values);

    internal TransformArguments Arguments { get; }

    /// <summary>The text without the values that are what they would be anyway.</summary>
    /// <param name="seed">The seed where none is said.</param>
    internal string Brief(int seed) => Call(Arguments.Values.Where((value, i) => value.Value != TransformReader.DefaultOf(Entry.Parameters[i], seed)));

    private string Call(IEnumerable<KeyValuePair<string, string>> values)
    {
        string inside = string.Join(',', values.Select(value => $"{value.Key}={value.Value}"));
        return inside.Length == 0 ? Entry.Name : $"{Entry.Name}({inside})";
    }
}
