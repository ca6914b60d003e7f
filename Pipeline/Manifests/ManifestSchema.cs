using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Concord.Alignment.Catalogue;
using Concord.Pipeline.Reporting.Columns;

namespace Concord.Pipeline.Manifests;

/// <summary>The grammar of manifests as a JSON Schema (draft 2020-12), for editors; the metrics and their options come from the catalogue.</summary>
/// <remarks>The reader does not use the schema: it finds more, and says it better.</remarks>
public static class ManifestSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema's text, ending in a line feed.</summary>
    public static string Write()
    {
        JsonObject schema = SchemaPart.Map(
            "A Concord manifest: models scored on benchmarks.",
            [
                ("name", SchemaPart.Id("The manifest's name.")),
                ("question", SchemaPart.Text("The question in plain words, for the report.")),
                ("seed", SchemaPart.Integer("Seed of every random use that names none of its own.", 0, int.MaxValue, ManifestDefaults.Seed)),
                ("bootstrap", SchemaPart.Integer("Bootstrap draws over stimuli; 0 for no intervals.", 0, 1_000_000, ManifestDefaults.Bootstrap)),
                ("compute", Compute()),
                ("train", SchemaPart.List("Networks to train: architectures × regimes × seeds.", SchemaTraining.Item())),
                ("models", SchemaPart.List("The networks and other models that are scored.", SchemaModels.Model())),
                ("simulations", SchemaPart.List("Simulated recordings; a benchmark names one as its dataset.", Simulation())),
                ("benchmarks", SchemaPart.List("Data, region and metrics; an empty list for exports alone.", Benchmark(), least: 0)),
                ("grid", Grid()),
                ("tables", SchemaAnalyses.Tables()),
                ("analyses", SchemaAnalyses.Analyses()),
                ("multiverse", SchemaMultiverse.Part()),
                ("recovery", SchemaRecovery.Part()),
                ("report", Report()),
                ("lock", SchemaPart.Free("Written by concord into manifest.lock.yaml; not read.")),
            ],
            "name");
        schema["anyOf"] = new JsonArray(Required("models", "benchmarks"), Required("tables", "analyses"), Required("tables", "multiverse"), Required("train"));
        JsonObject document = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Concord manifest",
        };
        foreach ((string key, JsonNode? value) in schema)
        {
            document[key] = value?.DeepClone();
        }

        return document.ToJsonString(Options) + "\n";
    }

    private static JsonObject Required(params string[] keys) => new() { ["required"] = new JsonArray([.. keys.Select(key => (JsonNode)key)]) };

    private static JsonObject Compute() => SchemaPart.Map(
        "What is fixed in the plan, so that numbers repeat.",
        [
            ("threads", SchemaPart.Integer("Threads within an operation.", 1, 1024, ManifestDefaults.Threads)),
            ("batch", SchemaPart.Integer("Stimuli in one forward pass.", 1, 65_536, ManifestDefaults.Batch)),
        ]);

    private static JsonObject Report() => SchemaPart.Map(
        "What the report shows.",
        [
            ("by", SchemaPart.List("Factors that models are compared by: architecture, family, regime, or a key of tags or training.", SchemaPart.Text("A factor."))),
            ("formats", SchemaPart.List("Formats of the report.", SchemaPart.Choice("A format.", ManifestDefaults.Formats))),
            ("columns", SchemaPart.List($"Columns of the score tables, from left to right: {string.Join(", ", ColumnCatalogue.All.Select(column => column.Id))}, architecture, or a key of tags or training.", SchemaPart.Text("A column."))),
        ]);

    private static JsonObject Simulation() => SchemaPart.Map(
        "Units of one model's layer with noise added, in the brain's place.",
        [
            ("id", SchemaPart.Id("The name by which a benchmark takes it as its dataset.")),
            ("stimuli", SchemaPart.Text("A dataset whose stimuli are shown.")),
            ("from", SchemaPart.Map(
                "What is recorded from.",
                [("model", SchemaPart.Text("A model of this manifest.")), ("layer", SchemaPart.Text("One of its layers."))],
                "model",
                "layer")),
            ("neuroids", SchemaPart.Integer("Recorded sites of each subject.", 1, 1_000_000, ManifestDefaults.SimulationNeuroids)),
            ("subjects", SchemaPart.Integer("Subjects.", 1, 10_000, ManifestDefaults.SimulationSubjects)),
            ("repetitions", SchemaPart.Integer("Presentations of each stimulus.", 1, 10_000, ManifestDefaults.SimulationRepetitions)),
            ("noise", SchemaPart.Number("Noise of one presentation, in standard deviations of each neuroid's signal.", 0, 1e6, ManifestDefaults.SimulationNoise)),
            ("region", SchemaPart.Text("The region's name in tables.")),
        ],
        "id",
        "stimuli",
        "from");

    private static JsonObject Benchmark() => SchemaPart.Map(
        "One benchmark.",
        [
            ("id", SchemaPart.Id("The name in tables, such as kriegeskorte92.hit-rsa.")),
            ("dataset", SchemaPart.Text("A name of 'concord datasets list', or a simulation of this manifest.")),
            ("region", SchemaPart.Text("One of the dataset's regions; all of them where it is left out.")),
            ("transform", SchemaTransforms.Transform()),
            ("sets", SchemaPart.List("The sets used of a dataset of many sets; all of them where it is left out.", SchemaPart.Text("A set."))),
            ("layer", SchemaPart.Text("sweep (every layer, the default), nested (chosen on other stimuli than scored) or a layer's name.")),
            ("metrics", SchemaPart.List("The metrics.", SchemaMetrics.Metric())),
        ],
        "id",
        "dataset",
        "metrics");

    private static JsonObject Grid()
    {
        JsonObject grid = Paths();
        grid["patternProperties"] = new JsonObject { [@"^models\.options\.[a-z0-9-]+$"] = SchemaPart.List("Values of an architecture's option.", SchemaPart.Text("A value.")) };
        return grid;
    }

    private static JsonObject Paths() => SchemaPart.Map(
        "Paths to lists of values, multiplied out; 'concord plan' shows the count first.",
        [
            (Reading.GridReader.TokensPath, SchemaPart.List("Token policies of every network.", SchemaPart.Choice("A token policy.", ManifestWords.Tokens))),
            (Reading.GridReader.DimsPath, SchemaPart.List("Dimensions of every projection.", SchemaPart.Integer("Dimensions.", 1, 1_000_000))),
            (Reading.GridReader.AblatePath, SchemaPart.List("Lesions of every network that has what they cut.", SchemaPart.OneOf("A lesion.", SchemaPart.Choice("The whole network.", ["none"]), SchemaModels.Ablate()))),
            (Reading.GridReader.TransformPath, SchemaPart.List("Transforms of every benchmark's pictures.", SchemaTransforms.Brief())),
            .. MetricCatalogue.All.SelectMany(metric => metric.Options, (metric, option) =>
                ($"metrics.{metric.Id}.{option.Name}", SchemaPart.List(option.Description, SchemaMetrics.Option(option)))),
        ]);
}
