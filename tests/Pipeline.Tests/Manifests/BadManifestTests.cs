using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class BadManifestTests
{
    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Repository.Reference("manifests", "bad"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_manifest_is_refused_with_every_mistake_at_its_place(string name)
    {
        ManifestReadResult result = Reading.File(Repository.Reference("manifests", "bad", name + ".yaml"));
        Golden.Equal(Repository.Reference("manifests", "bad", name + ".expected"), Reading.Lines(result));
        Assert.Null(result.Manifest);
        Assert.Contains(result.Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void Thirty_bad_manifests_or_more_are_kept() => Assert.True(Names().Count >= 30);
}
