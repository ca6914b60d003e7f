using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>What a user should know of how a checkpoint was read: whose names its keys have, what was left out, what is resized.</summary>
/// <param name="Scheme">Id of the naming scheme of the keys; null for the architecture's own.</param>
/// <param name="LeftOut">What the file holds besides the network and was not read, one sentence an entry.</param>
/// <param name="Unneeded">Keys that the naming scheme leaves out because they change no output, such as a token for masked training.</param>
public sealed record CheckpointNotes(string? Scheme, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Unneeded)
{
    private const int Most = 5;
    private const int Longest = 160;

    /// <summary>Side of the input in pixels for which the checkpoint's table of positions was made; null where there is none.</summary>
    public int? NativeInputSize { get; init; }

    /// <summary>Names of the classes in the order of the logits, as the file states them; empty where it does not.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Size of the input that it is run at; 0×0 for networks that take texts.</summary>
    public ImageSize InputSize { get; init; }

    /// <summary>What could matter for the scores, one sentence an entry; empty where the file is the network and nothing else, at its own size.</summary>
    public IReadOnlyList<string> Cautions =>
    [
        .. LeftOut.Count == 0 ? (string[])[] : [$"not read: {Shortened(LeftOut)}"],
        .. NativeInputSize is { } side && InputSize != new ImageSize(side, side) ? (string[])[$"positions of {side} pixels are resized to {(InputSize.Height == InputSize.Width ? $"{InputSize.Height}" : InputSize)}"] : [],
    ];

    /// <summary>The naming scheme and the unneeded keys in one phrase; null where there is neither.</summary>
    public string? Naming => string.Join(", ", ((string?[])[Scheme is null ? null : $"keys named as by {Scheme}", Unneeded.Count == 0 ? null : $"without {Shortened(Unneeded)}"]).OfType<string>()) is { Length: > 0 } text ? text : null;

    // The words of a file reach the terminal: no control characters, and no more than can be read.
    private static string Shortened(IReadOnlyList<string> entries) =>
        string.Join("; ", entries.Take(Most).Select(Clean)) + (entries.Count > Most ? $"; and {entries.Count - Most} more" : string.Empty);

    private static string Clean(string entry) =>
        string.Concat((entry.Length > Longest ? entry[..Longest] + "…" : entry).Select(letter => char.IsControl(letter) ? '?' : letter));
}
