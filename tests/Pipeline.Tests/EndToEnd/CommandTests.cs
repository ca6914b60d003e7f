using System.Text.Json;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class CommandTests(SmallRun small)
{
    [Fact]
    public void A_wrong_command_or_manifest_ends_with_2_and_starts_nothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("bad.yaml"), SmallRun.Manifest.Replace("architecture: cifar-cnn-a", "architecture: cifar-cnn-z", StringComparison.Ordinal));
        ProgramResult bad = ConcordProgram.Run("run", folder.File("bad.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(2);
        Assert.Contains("bad.yaml:5:30: architecture 'cifar-cnn-z' is not known", bad.Errors, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'cifar-cnn-a'?", bad.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder.Path));
        Assert.Contains("rum", ConcordProgram.Run("rum").Expect(2).Errors, StringComparison.Ordinal);
        ConcordProgram.Run("run", small.ManifestPath, "--outt", folder.File("out")).Expect(2);
        ConcordProgram.Run().Expect(2);
        Assert.Contains("concord run manifests/quickstart.yaml", ConcordProgram.Run("run", "--help").Expect(0).Output, StringComparison.Ordinal);
        ConcordProgram.Run("run", folder.File("no.yaml"), "--store", folder.File("store")).Expect(2);
        Assert.Contains("Did you mean 'kriegeskorte92'?", ConcordProgram.Run("datasets", "show", "kriegeskorte93").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_cannot_be_had_ends_with_3()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), SmallRun.Manifest.Replace("architecture: cifar-cnn-a, weights: { init: 1 }", $"architecture: cifar-cnn-a, weights: {{ sha256: {new string('a', 64)} }}", StringComparison.Ordinal));
        ProgramResult result = ConcordProgram.Run("run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(3);
        Assert.Contains("weights of 'cnn'", result.Errors, StringComparison.Ordinal);
        Assert.Contains("CONCORD_MIRROR", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_cannot_be_written_ends_with_3_and_without_a_stack_trace()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("file"), "not a folder");
        ProgramResult result = ConcordProgram.Run("run", small.ManifestPath, "--store", small.Store, "--out", Path.Combine(folder.File("file"), "out")).Expect(3);
        Assert.DoesNotContain("   at ", result.Said, StringComparison.Ordinal);
        Assert.Contains(folder.File("file"), result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Fetch_says_what_it_verified_against_and_where_a_person_must_go()
    {
        using TemporaryFolder folder = new();
        ProgramResult had = ConcordProgram.Run("models", "fetch", "cifar-resnet20.supervised", "--store", folder.File("store"), "--mirror", Repository.Shared("mirror")).Expect(0);
        Assert.Contains("sha256 12fca82f0bebc4135bf1f32f6e3710e61d5108578464b84fd6d7f5c1b04036c8, verified against the declared SHA-256", had.Output, StringComparison.Ordinal);
        ProgramResult unknown = ConcordProgram.Run("models", "fetch", "resnet50.adversarial-linf-eps4-madry", "--store", folder.File("store")).Expect(3);
        Assert.Contains("location unknown: see https://www.dropbox.com/", unknown.Errors, StringComparison.Ordinal);
        ProgramResult trust = ConcordProgram.Run("models", "fetch", "resnet50.adversarial-l2-eps3", "--store", folder.File("store")).Expect(3);
        Assert.Contains("its publisher states no SHA-256", trust.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("store/files")));
        Assert.Contains("Did you mean 'resnet50.supervised'?", ConcordProgram.Run("models", "fetch", "resnet50.supervisd").Expect(2).Errors, StringComparison.Ordinal);
        string shown = ConcordProgram.Run("models", "show", "resnet50.supervised").Expect(0).Output;
        Assert.Contains("0676ba61… (the publisher gives 8 of 64 digits)", shown, StringComparison.Ordinal);
        Assert.Contains("copied from:   pytorch/vision@v0.14.1", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_layers_of_a_file_are_listed_with_what_of_it_is_not_read()
    {
        string madry = Repository.Reference("models", "formats", "madry.pth");
        Assert.Contains("The file: not read: 'optimizer': a dictionary of 2; ", ConcordProgram.Run("models", "layers", "cifar-vit-bn", "--weights", madry).Expect(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models", "list")]
    [InlineData("models", "census", "vit-tiny-32", "vit-tiny-32[attention=shared]")]
    [InlineData("models", "layers", "vit-tiny-32", "--parts", "--options", "positions=none")]
    [InlineData("models", "list", "--weights")]
    [InlineData("datasets", "list")]
    [InlineData("metrics", "list")]
    [InlineData("plan")]
    [InlineData("store", "du")]
    [InlineData("doctor")]
    public void Json_is_one_array_of_objects_with_an_id_and_nothing_else(params string[] verb)
    {
        string[] more = verb[0] switch
        {
            "plan" => [small.ManifestPath, "--store", small.Store],
            "models" or "metrics" => [],
            _ => ["--store", small.Store],
        };
        ProgramResult result = ConcordProgram.Run([.. verb, .. more, "--json"]).Expect(0);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        Assert.NotEmpty(document.RootElement.EnumerateArray());
        Assert.All(document.RootElement.EnumerateArray(), item => Assert.NotEmpty(item.GetProperty("id").GetString()!));
        Assert.Equal(document.RootElement.GetArrayLength(), document.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count());
    }
}
