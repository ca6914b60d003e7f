using System.Globalization;
using System.Text.Json.Nodes;
using Concord.Alignment.Catalogue;

namespace Concord.Pipeline.Manifests;

/// <summary>The schema of metrics, from the catalogue.</summary>
internal static class SchemaMetrics
{
    public static JsonObject Metric() => SchemaPart.OneOf(
        "A metric: its name, or its name with options.",
        [
            SchemaPart.Choice("A metric with its defaults.", MetricCatalogue.All.Select(metric => metric.Id)),
            .. MetricCatalogue.All.Select(Metric),
        ]);

    public static JsonObject Option(MetricOption option)
    {
        JsonObject part = option.Type switch
        {
            MetricOptionType.Choice => SchemaPart.Choice(option.Description, option.Choices),
            MetricOptionType.Number => SchemaPart.Number(option.Description, option.Minimum, option.Maximum),
            MetricOptionType.Integer => SchemaPart.Integer(option.Description, (long?)option.Minimum, (long?)option.Maximum),
            MetricOptionType.NumberList => SchemaPart.OneOf(
                option.Description,
                SchemaPart.List("Numbers.", SchemaPart.Number("A number.", option.Minimum, option.Maximum)),
                new JsonObject { ["type"] = "string", ["pattern"] = @"^(logspace\(|\[)" }),
            MetricOptionType.Folds => new JsonObject
            {
                ["description"] = option.Description,
                ["type"] = "string",
                ["pattern"] = @"^(given|(group-)?kfold\(\s*\d+\s*\)|shuffle-split\(\s*\d+(\s*,\s*[0-9.eE+-]+\s*\))?)$",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(option), option.Type, "an option type that the schema does not know"),
        };
        part["default"] = option.Type is MetricOptionType.Number or MetricOptionType.Integer
            ? double.Parse(option.Default, CultureInfo.InvariantCulture)
            : option.Default;
        return part;
    }

    private static JsonObject Metric(MetricEntry metric)
    {
        JsonObject options = SchemaPart.Map(metric.Summary, [.. metric.Options.Select(option => (option.Name, Option(option)))]);
        options["type"] = new JsonArray("object", "null");
        if (metric.Options.Any(option => option.Type is MetricOptionType.NumberList or MetricOptionType.Folds))
        {
            // Within braces YAML divides logspace(-2, 6, 17) at its commas; the reader puts it together, an editor sees the pieces.
            options["patternProperties"] = new JsonObject { [@"^[0-9.eE+-]+\s*\)?$"] = new JsonObject { ["type"] = "null" } };
        }

        return SchemaPart.Map(
            metric.Summary,
            [
                (metric.Id, options),
                ("ceiling", SchemaPart.Choice("The ceiling; the first that the dataset can supply where it is left out.", metric.Ceilings)),
                ("normalization", SchemaPart.Choice("How the score is divided by the ceiling.", metric.Normalizations)),
            ],
            metric.Id);
    }
}
