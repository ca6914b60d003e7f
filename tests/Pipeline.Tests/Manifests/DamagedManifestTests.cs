using Concord.Tests;
using CsCheck;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>Damaged manifests give findings and never an exception.</summary>
public sealed class DamagedManifestTests
{
    private const string Letters = "{}[]:-&*!\"'|>%@#\t\n \0\u2028?<0";

    private static readonly string Text = File.ReadAllText(Repository.Reference("manifests", "good", "full.yaml"));

    [Fact]
    public void Truncated_manifests_are_answered() =>
        Gen.Int[0, Text.Length].Sample(length => Answered(Text[..length]), iter: 100, threads: 1);

    [Fact]
    public void Manifests_with_a_changed_letter_are_answered() =>
        Gen.Select(Gen.Int[0, Text.Length - 1], Gen.Int[0, Letters.Length - 1])
            .Sample((at, letter) => Answered(Text[..at] + Letters[letter] + Text[(at + 1)..]), iter: 250, threads: 1);

    [Fact]
    public void Manifests_with_a_line_left_out_are_answered()
    {
        string[] lines = Text.Split('\n');
        Assert.All(Enumerable.Range(0, lines.Length), line => Assert.True(Answered(string.Join('\n', lines.Where((_, i) => i != line)))));
    }

    [Fact]
    public void Manifests_with_the_head_cut_off_are_answered() =>
        Gen.Int[0, Text.Length].Sample(start => Answered(Text[start..]), iter: 100, threads: 1);

    /// <summary>There is a manifest or a reason why not, and every reason stands in the text.</summary>
    private static bool Answered(string text)
    {
        var result = Reading.Text(text);
        int lines = text.Split('\n').Length;
        bool isRefused = result.Findings.Any(finding => finding.Severity == Concord.Pipeline.Manifests.Severity.Error);
        return result.Manifest is null == isRefused
            && result.Findings.All(finding => finding.Line >= 1 && finding.Line <= lines + 1 && finding.Column >= 1);
    }
}
