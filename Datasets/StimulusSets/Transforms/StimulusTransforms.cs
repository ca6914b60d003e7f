namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>The transforms that can be named.</summary>
public static class StimulusTransforms
{
    /// <summary>The word for no transform.</summary>
    public const string NoneName = "none";

    /// <summary>Every kind; one line each.</summary>
    public static IReadOnlyList<TransformEntry> All { get; } =
    [
        Shift.Entry,
        Rotate.Entry,
        Scale.Entry,
        PermuteFixed.Entry,
        PermuteEach.Entry,
        Noise.Entry,
        PhaseScramble.Entry,
        Greyscale.Entry,
        Contrast.Entry,
        LowPass.Entry,
        HighPass.Entry,
    ];

    /// <summary>Reads a text such as <c>none</c>, <c>shift(dx=8, dy=0)</c>, <c>shift(8, 0)</c> or <c>greyscale + low-pass(3)</c>.</summary>
    /// <param name="text">Calls joined by <c>+</c>; values by name, or in the order of the parameters.</param>
    /// <param name="seed">The seed of a random transform that names none, 0 or more.</param>
    /// <exception cref="DatasetException">An unknown name, or a value that is missing, unknown or out of its range.</exception>
    public static StimulusTransform Parse(string text, int seed) => TransformReader.Read(text, seed);

    /// <summary>Puts together one kind and its values.</summary>
    /// <param name="name">The kind.</param>
    /// <param name="values">Values by parameter; what is left out takes its default.</param>
    /// <param name="seed">The seed where none is among the values, 0 or more.</param>
    /// <exception cref="DatasetException">An unknown name, or a value that is missing, unknown or out of its range.</exception>
    public static StimulusTransform Make(string name, IReadOnlyDictionary<string, string> values, int seed) => new([TransformReader.Step(name, values, seed)]);

    /// <summary>One after another.</summary>
    public static StimulusTransform Chain(IEnumerable<StimulusTransform> transforms) => new([.. transforms.SelectMany(transform => transform.Steps)]);
}
