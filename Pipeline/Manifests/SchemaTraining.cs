using System.Text.Json.Nodes;

namespace Concord.Pipeline.Manifests;

/// <summary>The schema of networks to train.</summary>
internal static class SchemaTraining
{
    public static JsonObject Item() => SchemaPart.Map(
        "Architectures × regimes × seeds; each network is called ARCHITECTURE.REGIME.sSEED.",
        [
            ("architectures", SchemaPart.List("Architectures.", SchemaPart.Text("A name of 'concord models list'."))),
            ("regimes", SchemaPart.List("Regimes.", SchemaPart.OneOf("A regime.", SchemaPart.Choice("One of those that the program knows.", ManifestWords.TrainingRegimes), Regime()))),
            ("seeds", SchemaPart.List("Seeds.", SchemaPart.Integer("A seed.", 0, int.MaxValue, ManifestDefaults.Seed))),
            ("data", SchemaPart.Map(
                "What they learn from; rendered shapes where it is left out.",
                [
                    ("dataset", SchemaPart.Text("A dataset whose pictures have categories; rendered shapes where it is left out.")),
                    ("side", SchemaPart.Integer("Pixels a side.", 16, 256, ManifestDefaults.TrainingSide)),
                    ("images", SchemaPart.Integer("How many pictures.", 1, 10_000_000)),
                ])),
            ("settings", SchemaPart.Map("Settings of all these regimes.", Settings())),
            ("checkpoints", SchemaPart.Choice("Which weights the run directory gets; last by default.", ManifestWords.Checkpoints)),
        ],
        "architectures",
        "regimes");

    private static JsonObject Regime() => SchemaPart.Map(
        "A regime with settings of its own.",
        [
            ("name", SchemaPart.Text("Its name in tables.")),
            ("like", SchemaPart.Choice("The regime whose other settings it has; needed where the name is no regime's.", ManifestWords.TrainingRegimes)),
            .. Settings(),
        ],
        "name");

    private static (string Key, JsonObject Part)[] Settings() =>
    [
        ("epochs", SchemaPart.Integer("Passes over the pictures.", 1, 100_000)),
        ("batch", SchemaPart.Integer("Pictures in a step.", 2, 65_536)),
        ("learning-rate", SchemaPart.Number("The largest step size of the optimiser.", 1e-9, 1e3)),
        ("weight-decay", SchemaPart.Number("Weight decay.", 0, 1e3)),
        ("norm", SchemaPart.Choice("How the adversary's perturbations are measured.", ManifestWords.Norms)),
        ("epsilon", SchemaPart.Number("Their largest size, a pixel running from 0 to 1.", 0, 1e3)),
        ("attack-steps", SchemaPart.Integer("The adversary's steps; one from a random start is FGSM.", 1, 1000)),
        ("own-texture", SchemaPart.Number("Of rendered shapes: the probability that an object has its category's own texture.", 0, 1)),
    ];
}
