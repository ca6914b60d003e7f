using System.Globalization;
using System.Text.Json.Nodes;
using Concord.Datasets.StimulusSets.Transforms;

namespace Concord.Pipeline.Manifests;

/// <summary>The schema of transforms of stimuli, from the list of them.</summary>
internal static class SchemaTransforms
{
    public static JsonObject Transform() => SchemaPart.OneOf(
        "What is done to the pictures before networks are shown them; none by default.",
        [Call(), .. StimulusTransforms.All.Select(Map), SchemaPart.List("One after another.", Brief())]);

    /// <summary>A transform without its parameters' ranges.</summary>
    public static JsonObject Brief() => SchemaPart.OneOf("A transform.", Call(), SchemaPart.Free("Its name, with a map of its values."));

    private static JsonObject Call() => new()
    {
        ["description"] = "none, or NAME or NAME(PARAMETER=VALUE, …), several joined by +.",
        ["type"] = "string",
        ["pattern"] = $"^({StimulusTransforms.NoneName}|{string.Join('|', StimulusTransforms.All.Select(entry => entry.Name))})",
    };

    private static JsonObject Map(TransformEntry entry)
    {
        JsonObject values = SchemaPart.Map(entry.Description, [.. entry.Parameters.Select(parameter => (parameter.Name, Value(parameter)))], [.. entry.Parameters.Where(parameter => parameter.Default is null && !parameter.IsSeed).Select(parameter => parameter.Name)]);
        values["type"] = new JsonArray("object", "null");
        return SchemaPart.Map(entry.Description, [(entry.Name, values)], entry.Name);
    }

    private static JsonObject Value(TransformParameter parameter)
    {
        double? usual = parameter.Choices.Count == 0 && parameter.Default is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        return parameter.Choices.Count > 0 ? SchemaPart.Choice(parameter.Description, parameter.Choices)
            : parameter.IsInteger ? SchemaPart.Integer(parameter.Description, (long)parameter.Minimum, (long)parameter.Maximum, (long?)usual)
            : SchemaPart.Number(parameter.Description, parameter.Minimum, parameter.Maximum, usual);
    }
}
