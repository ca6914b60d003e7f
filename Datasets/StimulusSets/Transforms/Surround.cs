namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>What stands outside of a picture: one grey level, its edge drawn out, or the picture over again.</summary>
/// <param name="Level">The level 0 … 255 of all channels; null for edge and wrap.</param>
/// <param name="Wraps">Whether the picture repeats.</param>
internal sealed record Surround(byte? Level, bool Wraps)
{
    public const string ParameterName = "fill";

    /// <summary>Middle grey, as PIL's <c>gray</c>.</summary>
    public const byte Grey = 128;

    private static readonly string[] s_words = ["grey", "black", "white", "edge", "wrap"];

    public static TransformParameter Parameter { get; } = TransformParameter.Word(ParameterName, "What stands outside of the picture: grey (128), black, white, its edge drawn out, or the picture over again.", s_words);

    public static Surround Of(string word) => word switch
    {
        "grey" => new Surround(Grey, Wraps: false),
        "black" => new Surround(0, Wraps: false),
        "white" => new Surround(255, Wraps: false),
        "edge" => new Surround(null, Wraps: false),
        "wrap" => new Surround(null, Wraps: true),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "is no surround"),
    };

    /// <summary>The pixel of the picture that stands at a place along one axis, which may lie outside.</summary>
    public int Place(int at, int size) => Wraps ? ((at % size) + size) % size : Math.Clamp(at, 0, size - 1);

    /// <summary>A picture with the level everywhere; black where there is none.</summary>
    public byte[] Canvas(int width, int height)
    {
        byte[] rgb = new byte[3 * width * height];
        if (Level is { } level)
        {
            Array.Fill(rgb, level);
        }

        return rgb;
    }
}
