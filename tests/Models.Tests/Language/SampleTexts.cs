using System.Text.Json;
using Concord.Models.Activations;

namespace Concord.Models.Tests.Language;

/// <summary>Texts as stimuli, and what the networks that take them need beside weights.</summary>
internal static class SampleTexts
{
    /// <summary>Of several lengths, one of a single character.</summary>
    public static IReadOnlyList<string> Seven { get; } =
    [
        "The cat sat on the mat.",
        "a",
        "Once upon a time there was a little girl who had a big red ball, and she played with it every day.",
        "Café naïve — jumps!",
        "The horse raced past the barn fell.",
        "No",
        "It rained. She read, and he wrote letters to her.",
    ];

    /// <summary>The options with which an architecture runs untrained; null where it needs none.</summary>
    public static ModelOptions? Options(string architecture)
        => architecture.StartsWith("llama", StringComparison.Ordinal) ? new ModelOptions { TokenizerPath = Vocabulary.Value } : null;

    // 512 pieces with scores, made up: the bytes, the printable characters, then pairs of letters.
    private static readonly Lazy<string> Vocabulary = new(() =>
    {
        string[] characters = [.. Enumerable.Range(33, 94).Select(code => ((char)code).ToString()), " ", "é", "—"];
        string[] pairs = [" t", "he", " a", "in", "re", "on", " the", .. from a in "aeiou" from b in "lmnrstdgpkbcfh" select $"{a}{b}", .. from a in "bcdfghlmnprst" from b in "aeiou" select $"{a}{b}"];
        string[] pieces = [.. characters.Concat(pairs).Distinct()];
        pieces = [.. pieces, .. Enumerable.Range(0, 512 - 259 - pieces.Length).Select(i => $"q{i}z")];
        var tokens = Enumerable.Range(0, 259).Select(id => new { text = id < 3 ? "-" : $"<0x{id - 3:X2}>", score = 0.0 }).Concat(pieces.Select((text, rank) => new { text, score = (double)-rank }));
        string path = Path.Combine(Path.GetTempPath(), $"concord-test-vocabulary-{Environment.ProcessId}.tokenizer.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { tokens }));
        return path;
    });
}
