using System.Globalization;

namespace Concord.Models.Training;

/// <summary>How pictures are varied each time they are shown; what moves in from outside is the nearest pixel of the edge.</summary>
/// <param name="Shift">Largest shift in pixels, drawn for both axes.</param>
/// <param name="HasFlip">Whether half of the pictures are mirrored left to right.</param>
/// <param name="HasRotation">Whether each is turned by any angle.</param>
public sealed record Augmentation(int Shift = 0, bool HasFlip = false, bool HasRotation = false)
{
    /// <summary>Pictures as they are.</summary>
    public static Augmentation None { get; } = new();

    /// <summary>Stable text of all three.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture, $"shift={Shift},flip={(HasFlip ? 1 : 0)},rotation={(HasRotation ? 1 : 0)}");

    /// <summary>In words, as a regime's record has it; empty for none.</summary>
    public string Words => string.Join(", ", new[]
    {
        Shift > 0 ? string.Create(CultureInfo.InvariantCulture, $"shift by up to {Shift} pixels") : "",
        HasFlip ? "flip" : "",
        HasRotation ? "rotation by any angle" : "",
    }.Where(part => part.Length > 0));
}
