using System.Text.Json.Nodes;
using Concord.Datasets.StimulusSets.Transforms;

namespace Concord.Pipeline.Manifests;

/// <summary>The schema of one model.</summary>
internal static class SchemaModels
{
    public static JsonObject Model()
    {
        JsonObject model = SchemaPart.Map(
            "One model: a network that is run here, activations brought as a file, or one that comes with a dataset.",
            [
                ("id", SchemaPart.Id("The model's name in every table.")),
                ("architecture", SchemaPart.Text("A name of 'concord models list'.")),
                ("weights", Weights()),
                ("checkpoints", SchemaPart.List("A series along training; each becomes the model ID@STEP.", Checkpoint())),
                ("activations", SchemaPart.Map(
                    "A model that lives elsewhere, brought as NPZ, NPY or HDF5 with stimulus ids.",
                    [("path", SchemaPart.Text("The file, relative to the manifest.")), ("sha256", SchemaPart.Sha256())],
                    "path")),
                ("from", SchemaPart.Map(
                    "An RDM, feature set or observer that comes with a dataset.",
                    [("dataset", SchemaPart.Text("The dataset.")), ("name", SchemaPart.Text("Its name there."))],
                    "dataset",
                    "name")),
                ("family", SchemaPart.Text("convnet, transformer, …; the architecture's own where it is left out.")),
                ("regime", SchemaPart.Text("How the weights were obtained; 'untrained' for init.")),
                ("step", SchemaPart.Integer("The step along training, for one of a series.", 0, null)),
                ("training", SchemaPart.Scalars("The record of training: free factors.")),
                ("tags", SchemaPart.Scalars("Free labels.")),
                ("layers", SchemaPart.OneOf(
                    "The layers scored; the architecture's own list where it is left out.",
                    SchemaPart.Choice("Every layer, or the output of every block.", ManifestWords.LayerWords),
                    SchemaPart.List("Layers and parts by name ('concord models layers ARCHITECTURE --parts'); * stands for any text.", SchemaPart.Text("A layer, a part or a pattern.")))),
                ("readout", Readout()),
                ("readouts", SchemaPart.List("Several readouts, each scored.", Readout())),
                ("preprocessing", Preprocessing()),
                ("prompts", SchemaPart.Choice("By which sentences a network that compares pictures with texts decides: about the categories' own names or ImageNet's, from 80 templates or 7; 'categories-80' by default.", ManifestWords.Prompts)),
                ("visual-degrees", SchemaPart.Number("Degrees of visual angle across what the network sees; pictures of a dataset that states its own are padded with grey or cut to them.", ScreenPlacing.LeastDegrees, ScreenPlacing.MostDegrees, ManifestDefaults.VisualDegrees)),
                ("ablate", Ablate()),
                ("options", SchemaPart.Scalars("Mechanisms of the architecture at other values than its own ('concord models show ARCHITECTURE').")),
                ("precision", SchemaPart.Choice("The number format in which the network runs; float32 by default.", ManifestWords.Precisions)),
            ],
            "id");
        model["oneOf"] = new JsonArray(Required("architecture"), Required("activations"), Required("from"));
        return model;
    }

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };

    /// <summary>What is cut out of a network.</summary>
    public static JsonObject Ablate()
    {
        JsonObject units = SchemaPart.Free("Units by layer or part; * stands for any text.");
        units["additionalProperties"] = SchemaPart.OneOf(
            "Which units.",
            SchemaPart.Choice("The whole layer.", ["all"]),
            SchemaPart.List("Features or channels, from 0.", SchemaPart.Integer("A unit.", 0, null)));
        return SchemaPart.Map(
            "What is cut out of the network while it runs.",
            [
                ("heads", SchemaPart.List("Attention heads: 2 is head 2 of every block, '3.5' is head 5 of block 3.", SchemaPart.Text("A head."))),
                ("units", units),
                ("positions", SchemaPart.Choice("What becomes of the table of positions.", ManifestWords.Positions)),
                ("seed", SchemaPart.Integer("Seed of the shuffle; the manifest's by default.", 0, int.MaxValue)),
            ]);
    }

    private static JsonObject Weights() => SchemaPart.OneOf(
        "Where the weights come from.",
        SchemaPart.Map("Fetched and checked.", [("url", SchemaPart.Text("http or https.")), ("sha256", SchemaPart.Sha256()), .. Part()], "url", "sha256"),
        SchemaPart.Map("A file.", [("path", SchemaPart.Text("Relative to the manifest.")), ("sha256", SchemaPart.Sha256()), .. Part()], "path"),
        SchemaPart.Map("Sought in the mirror by its hash.", [("sha256", SchemaPart.Sha256()), .. Part()], "sha256"),
        SchemaPart.Map("Untrained.", [("init", SchemaPart.Integer("The seed.", 0, int.MaxValue)), ("tokenizer", Tokenizer())], "init"));

    private static JsonObject Tokenizer() => SchemaPart.Text("The vocabulary file of a network that takes texts; that beside the weights where it is left out.");

    // New nodes each time: a JSON node has one parent.
    private static (string Key, JsonObject Value)[] Part() =>
    [
        ("state-dict", SchemaPart.Text("Where in the checkpoint the tensors lie, such as 'teacher' or 'state_dict[1]'; found where it is left out.")),
        ("prefix", SchemaPart.Text("What stands before the network's own names in the file's keys, such as 'backbone.'; found where it is left out.")),
        ("tokenizer", Tokenizer()),
    ];

    private static JsonObject Checkpoint() => SchemaPart.Map(
        "One checkpoint.",
        [("step", SchemaPart.Integer("The step along training.", 0, null)), ("weights", Weights())],
        "step",
        "weights");

    private static JsonObject Readout() => SchemaPart.Map(
        "What is made of a layer's activations.",
        [
            ("tokens", SchemaPart.Choice("Which tokens; 'all' by default, 'last' for networks that take texts.", ManifestWords.Tokens)),
            ("projection", SchemaPart.OneOf(
                "Fewer dimensions; none by default.",
                SchemaPart.Choice("No projection.", ["none"]),
                SchemaPart.Map(
                    "A projection.",
                    [
                        ("kind", SchemaPart.Choice("How.", ManifestWords.Projections)),
                        ("dims", SchemaPart.Integer("Dimensions kept.", 1, 1_000_000)),
                        ("fit-on", SchemaPart.Text("The dataset on whose stimuli a pca is fitted.")),
                        ("seed", SchemaPart.Integer("Seed of a random projection; the manifest's by default.", 0, int.MaxValue)),
                    ],
                    "kind"))),
        ]);

    private static JsonObject Preprocessing() => SchemaPart.Map(
        "What replaces parts of the preprocessing that belongs to the weights.",
        [
            ("resize", SchemaPart.Integer("Shorter side after resizing, pixels.", 1, 8192)),
            ("crop", SchemaPart.Integer("Side of the centre crop, pixels.", 1, 8192)),
            ("interpolation", SchemaPart.Choice("Interpolation.", ManifestWords.Interpolations)),
            ("antialias", SchemaPart.Boolean("Whether reduction is filtered.")),
            ("mean", SchemaPart.Numbers("Subtracted from each channel.", 3)),
            ("std", SchemaPart.Numbers("Divides each channel.", 3)),
            ("range", SchemaPart.Numbers("What the bytes 0 and 255 become before mean and std.", 2)),
        ]);
}
