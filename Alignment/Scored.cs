namespace Concord.Alignment;

/// <summary>A number and, when it is undefined or needs care, the reason in words.</summary>
/// <remarks>Undefined is <see cref="double.NaN"/> with a note, never a stand-in such as 0 or 1. <c>default</c> is the defined value 0 without a note; equality compares bits of the value and the text.</remarks>
/// <param name="Value">The value; NaN when undefined.</param>
/// <param name="Note">Why the value is undefined, or what was left out of it; null when there is nothing to say.</param>
public readonly record struct Scored(double Value, string? Note = null)
{
    /// <summary>Whether the value is a number.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>An undefined value with its reason.</summary>
    /// <param name="reason">One sentence without a final stop.</param>
    public static Scored Undefined(string reason) => new(double.NaN, reason);

    /// <summary>The value, or undefined with the reason where it is NaN or infinite.</summary>
    /// <param name="value">What a formula gave.</param>
    /// <param name="reason">One sentence without a final stop.</param>
    public static Scored OrUndefined(double value, string reason) => double.IsFinite(value) ? new(value) : Undefined(reason);
}
