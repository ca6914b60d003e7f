using System.Text.Json.Nodes;

namespace Concord.Pipeline.Manifests;

/// <summary>Model recovery in the JSON Schema.</summary>
internal static class SchemaRecovery
{
    /// <summary><c>true</c>, or what is simulated.</summary>
    public static JsonObject Part() => SchemaPart.OneOf(
        "What the benchmarks could have told apart: models take the brain's place, and all models are scored.",
        SchemaPart.Boolean("Every benchmark that can be, with the defaults."),
        SchemaPart.Map(
            "What is simulated.",
            [
                ("benchmarks", SchemaPart.List("The benchmarks; all that can be where it is left out.", SchemaPart.Text("A benchmark's id."))),
                ("models", SchemaPart.List("The models that take the brain's place; all where it is left out. Every scored model is a candidate.", SchemaPart.Text("A model's id."))),
                ("recordings", SchemaPart.Integer("Recordings simulated from each model.", 1, 10_000, ManifestDefaults.Recordings)),
                ("reliability", SchemaPart.OneOf("Of each simulated neuroid.", SchemaPart.Choice("As it was measured, neuroid by neuroid.", [ManifestWords.Measured]), SchemaPart.Number("The same for all, above 0.", ManifestDefaults.LeastReliability, 1))),
                ("signal", SchemaPart.Choice("What a simulated neuroid responds to: a random mixture of all units of a layer, or one unit.", ManifestWords.Signals)),
            ]));
}
