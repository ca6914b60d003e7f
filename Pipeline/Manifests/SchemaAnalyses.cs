using System.Text.Json.Nodes;
using Concord.Alignment.Scaling;

namespace Concord.Pipeline.Manifests;

/// <summary>Tables and analyses in the JSON Schema.</summary>
internal static class SchemaAnalyses
{
    /// <summary>The list of tables.</summary>
    public static JsonObject Tables() => SchemaPart.List(
        "Other people's tables of scores, for analyses alone: instead of models and benchmarks.",
        SchemaPart.Map(
            "A table.",
            [
                ("id", SchemaPart.Text("The name by which analyses take it.")),
                ("path", SchemaPart.Text("A column map that says where its table is, a table with Concord's column names, or a run directory.")),
            ],
            "id",
            "path"));

    /// <summary>The list of analyses.</summary>
    public static JsonObject Analyses() => SchemaPart.List(
        "How scores rise with scale, or along training.",
        SchemaPart.Map(
            "An analysis.",
            [
                ("id", SchemaPart.Text("Its name in the report.")),
                ("kind", SchemaPart.Choice("scaling: laws of compute, parameters or data. development: scores along training.", ["scaling", "development"])),
                ("table", SchemaPart.Text("The table whose rows are used; all where it is left out.")),
                ("x", SchemaPart.OneOf("What stands on the horizontal axis: a key of tags or training, or checkpoint_step (the default of development).", SchemaPart.Text("A measure."), SchemaPart.List("Two measures, for the law chinchilla.", SchemaPart.Text("A measure.")))),
                ("unit", SchemaPart.OneOf("What each measure is divided by before a fit.", SchemaPart.Number("A unit.", 0, null), SchemaPart.Numbers("Two units.", 2))),
                ("form", SchemaPart.Choice("The law: " + string.Join("; ", ScalingForm.All.Select(form => $"{form.Id}, {form.Formula}")) + ".", ScalingForm.All.Select(form => form.Id))),
                ("forms", SchemaPart.Scalars("Another law for one level of 'by'.")),
                ("benchmarks", SchemaPart.List("Benchmarks or regions; of a scaling analysis their mean for each model.", SchemaPart.Text("A benchmark's id or a region."))),
                ("metric", SchemaPart.Text("The metric as tables name it, where benchmarks have several.")),
                ("where", SchemaPart.Free("Levels that models must have, by factor: family, regime, architecture, model, or a key of tags or training.")),
                ("by", SchemaPart.Text("A factor whose levels are fitted one by one, with their crossings.")),
                ("draws", SchemaPart.Integer("Resamples of models.", 100, 100_000, ManifestDefaults.ScalingDraws)),
            ],
            "id",
            "kind"));
}
