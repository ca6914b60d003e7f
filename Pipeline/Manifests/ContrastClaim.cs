namespace Concord.Pipeline.Manifests;

/// <summary>A claim about two levels of a factor: the first agrees better than the second.</summary>
/// <param name="Factor">family, regime, architecture, model, or a key of tags or training.</param>
/// <param name="First">The level that is claimed to agree better.</param>
/// <param name="Second">The other level.</param>
public sealed record ContrastClaim(string Factor, string First, string Second)
{
    private static readonly string[] Signs = [" > ", " - ", " − "];

    /// <summary>The claim as it is written: <c>family: convnet > transformer</c>.</summary>
    public string Text => $"{this.Factor}: {this.First} > {this.Second}";

    /// <summary>Reads <c>FACTOR: FIRST > SECOND</c> or <c>FACTOR: FIRST - SECOND</c>; null for anything else.</summary>
    public static ContrastClaim? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(": ", StringComparison.Ordinal);
        string levels = colon < 0 ? string.Empty : text[(colon + 2)..];
        string? sign = Signs.FirstOrDefault(one => levels.Contains(one, StringComparison.Ordinal));
        string[] sides = sign is null ? [] : levels.Split(sign, StringSplitOptions.TrimEntries);
        return colon > 0 && sides.Length == 2 && sides.All(side => side.Length > 0) ? new ContrastClaim(text[..colon].Trim(), sides[0], sides[1]) : null;
    }
}
