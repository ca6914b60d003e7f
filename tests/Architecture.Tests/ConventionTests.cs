using System.Reflection;
using Concord.Tests;

namespace Concord.Architecture.Tests;

/// <summary>House rules that reflection can check.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Concord.Datasets.Catalogue.DatasetCatalogue).Assembly,
        typeof(Concord.Models.Catalogue.ArchitectureCatalogue).Assembly,
        typeof(Concord.Alignment.Catalogue.MetricCatalogue).Assembly,
        typeof(Concord.Pipeline.Storage.ScoreRow).Assembly,
    ];

    [Fact]
    public void Every_class_is_sealed_or_abstract()
    {
        string[] open = [.. Assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && t.Namespace?.StartsWith("Concord", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal))
            .Select(t => t.FullName!)];
        Assert.Empty(open);
    }

    [Fact]
    public void Catalogue_ids_are_unique_lower_case_and_cited()
    {
        Check([.. Concord.Alignment.Catalogue.MetricCatalogue.All.Select(e => (e.Id, e.Citation))]);
        Check([.. Concord.Datasets.Catalogue.DatasetCatalogue.All.Select(e => (e.Info.Id, e.Info.Citation))]);
        Check([.. Concord.Models.Catalogue.ArchitectureCatalogue.All.Select(e => (e.Id, e.Citation))]);

        static void Check((string Id, string Citation)[] entries)
        {
            Assert.NotEmpty(entries);
            Assert.Equal(entries.Length, entries.Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(entries, e => Assert.Equal(e.Id.ToLowerInvariant(), e.Id));
            Assert.All(entries, e => Assert.False(string.IsNullOrWhiteSpace(e.Citation), e.Id));
        }
    }

    [Fact]
    public void Tensors_never_cross_a_project_border()
    {
        string[] leaks = [.. Assemblies[2].GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => (t, m)))
            .Where(x => x.m.GetParameters().Select(p => p.ParameterType).Append(x.m.ReturnType).Any(p => p.FullName?.StartsWith("TorchSharp", StringComparison.Ordinal) == true))
            .Select(x => $"{x.t.FullName}.{x.m.Name}")];
        Assert.Empty(leaks);
    }

    // The operation census counts where a network multiplies: a block that calls libtorch's products itself must count them.
    [Fact]
    public void Every_file_of_networks_that_multiplies_counts_for_the_census()
    {
        string[] products = ["functional.linear(", ".conv1d(", ".conv2d(", "matmul(", "bmm(", "einsum(", ".mm(", "scaled_dot_product_attention("];
        string[] uncounted = [.. new[] { "Architectures", "Blocks" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "Models", folder), "*.cs"))
            .Where(path => File.ReadAllText(path) is var text && Array.Exists(products, product => text.Contains(product, StringComparison.Ordinal)) && !text.Contains(".Count(", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path))];
        Assert.Empty(uncounted);
    }

    [Fact]
    public void Every_path_named_in_a_document_exists()
    {
        List<string> missing = [];
        foreach (string document in Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.TopDirectoryOnly)
                     .Concat(new[] { "Datasets", "Models", "Alignment", "Pipeline", "manifests", "reports" }.Select(p => Path.Combine(Repository.Root, p, "README.md")).Where(File.Exists)))
        {
            foreach (string word in File.ReadAllText(document).Split('`').Where((_, i) => i % 2 == 1))
            {
                bool isPath = word.Contains('/', StringComparison.Ordinal) && word.IndexOfAny([' ', '<', '>', '*', '{', '$', ':', '|', '(', '…', '=', '\n']) < 0
                    && new[] { "Datasets/", "Models/", "Alignment/", "Pipeline/", "manifests/", "tests/", "build/", "reports/", ".ci/" }.Any(p => word.StartsWith(p, StringComparison.Ordinal));
                if (isPath && !File.Exists(Path.Combine(Repository.Root, word)) && !Directory.Exists(Path.Combine(Repository.Root, word)))
                {
                    missing.Add($"{Path.GetRelativePath(Repository.Root, document)}: {word}");
                }
            }
        }

        Assert.Empty(missing);
    }
}
