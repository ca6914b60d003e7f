using System.Text.Json;
using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class ManifestSchemaTests
{
    [Fact]
    public void Committed_schema_is_the_one_that_the_catalogue_gives() =>
        Golden.Equal(Path.Combine(Repository.Root, "manifests", "schema.json"), ManifestSchema.Write());

    [Fact]
    public void Schema_names_every_metric_and_option()
    {
        using JsonDocument schema = JsonDocument.Parse(ManifestSchema.Write());
        JsonElement[] forms =
        [
            .. schema.RootElement.GetProperty("properties").GetProperty("benchmarks").GetProperty("items").GetProperty("properties")
                .GetProperty("metrics").GetProperty("items").GetProperty("oneOf").EnumerateArray(),
        ];
        Assert.Equal(MetricCatalogue.All.Select(metric => metric.Id), forms[0].GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(MetricCatalogue.All.Count, forms.Length - 1);
        for (int i = 0; i < MetricCatalogue.All.Count; i++)
        {
            JsonElement options = forms[i + 1].GetProperty("properties").GetProperty(MetricCatalogue.All[i].Id).GetProperty("properties");
            Assert.Equal(MetricCatalogue.All[i].Options.Select(option => option.Name), options.EnumerateObject().Select(option => option.Name));
        }
    }
}
