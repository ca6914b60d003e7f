using System.Diagnostics;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>Texts made to exhaust the reader are refused in bounded time.</summary>
public sealed class HostileManifestTests
{
    private const int Length = 900_000;

    public static TheoryData<string> Patterns() => ["[", "{", "- ", "a: ", "? ", "'", "\"\\u", "&a ", "*a ", "|\n", "[a,", "{a: ", "a\n", "- a\n", "#", "%", "x"];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Long_repetition_is_refused_soon(string pattern)
    {
        long start = Stopwatch.GetTimestamp();
        ManifestReadResult result = Reading.Text(string.Concat(Enumerable.Repeat(pattern, Length / pattern.Length)));
        Assert.Null(result.Manifest);
        Assert.NotEmpty(result.Findings);
        Assert.All(result.Findings, finding => Assert.True(finding.ToString().Length < 1000));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_file_beyond_one_mebibyte_is_not_parsed()
    {
        ManifestReadResult result = Reading.Text(new string('#', (1 << 20) + 1));
        Assert.Equal("the file has 1048577 bytes; a manifest has at most 1048576.", Assert.Single(result.Findings).Message);
    }
}
