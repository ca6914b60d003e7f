namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>A kind of transform that can be named: what it does, its parameters, and how pixels are made.</summary>
/// <remarks>A transform keeps the picture's size. Pixels are 8 bits in and out; where numbers are not whole they are clamped to 0 … 255 and rounded half up, unless the kind says otherwise.</remarks>
public sealed class TransformEntry
{
    internal TransformEntry(string name, int version, string description, IReadOnlyList<TransformParameter> parameters, Func<TransformArguments, Painter> prepare)
    {
        Name = name;
        Version = version;
        Description = description;
        Parameters = parameters;
        Prepare = prepare;
    }

    /// <summary>Makes the new pixels of one picture; called from any thread.</summary>
    internal delegate RgbImage Painter(RgbImage image, string stimulusId);

    /// <summary>The name in texts.</summary>
    public string Name { get; }

    /// <summary>Raised when the same text makes other pixels; enters the content hash.</summary>
    public int Version { get; }

    /// <summary>What is done, in one sentence for reports, with its source.</summary>
    public string Description { get; }

    /// <summary>The parameters, in the order of the text.</summary>
    public IReadOnlyList<TransformParameter> Parameters { get; }

    /// <summary>Whether every picture of the set must have the same size.</summary>
    public bool NeedsOneSize { get; internal init; }

    /// <summary>Readies what is the same for all pictures of a set.</summary>
    internal Func<TransformArguments, Painter> Prepare { get; }
}
