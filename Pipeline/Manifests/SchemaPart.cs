using System.Text.Json.Nodes;

namespace Concord.Pipeline.Manifests;

/// <summary>Pieces of a JSON Schema.</summary>
internal static class SchemaPart
{
    public static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = Types("string", "number", "boolean") };

    public static JsonObject Id(string description) => new() { ["description"] = description, ["type"] = "string", ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(@[0-9]+)?$" };

    public static JsonObject Sha256() => new() { ["description"] = "SHA-256, 64 hexadecimal digits.", ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{64}$" };

    public static JsonObject Boolean(string description) => new() { ["description"] = description, ["type"] = "boolean" };

    public static JsonObject Choice(string description, IEnumerable<string> words) =>
        new() { ["description"] = description, ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    public static JsonObject Integer(string description, long? minimum, long? maximum, long? usual = null)
    {
        JsonObject part = new() { ["description"] = description, ["type"] = "integer" };
        Add(part, "minimum", minimum);
        Add(part, "maximum", maximum);
        Add(part, "default", usual);
        return part;
    }

    public static JsonObject Number(string description, double? minimum, double? maximum, double? usual = null)
    {
        JsonObject part = new() { ["description"] = description, ["type"] = "number" };
        Add(part, "minimum", minimum);
        Add(part, "maximum", maximum);
        Add(part, "default", usual);
        return part;
    }

    public static JsonObject List(string description, JsonObject item, int least = 1) =>
        new() { ["description"] = description, ["type"] = "array", ["minItems"] = least, ["items"] = item };

    public static JsonObject Numbers(string description, int count) =>
        new() { ["description"] = description, ["type"] = "array", ["minItems"] = count, ["maxItems"] = count, ["items"] = new JsonObject { ["type"] = "number" } };

    public static JsonObject Free(string description) => new() { ["description"] = description, ["type"] = "object" };

    /// <summary>Free keys with scalar values.</summary>
    public static JsonObject Scalars(string description) =>
        new() { ["description"] = description, ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = Types("string", "number", "boolean") } };

    public static JsonObject OneOf(string description, params JsonObject[] parts) =>
        new() { ["description"] = description, ["oneOf"] = new JsonArray([.. parts]) };

    public static JsonObject Map(string description, (string Key, JsonObject Part)[] properties, params string[] required)
    {
        JsonObject keys = [];
        foreach ((string key, JsonObject part) in properties)
        {
            keys[key] = part;
        }

        JsonObject map = new() { ["description"] = description, ["type"] = "object", ["additionalProperties"] = false };
        if (required.Length > 0)
        {
            map["required"] = Types(required);
        }

        map["properties"] = keys;
        return map;
    }

    private static JsonArray Types(params string[] words) => new([.. words.Select(word => (JsonNode)word)]);

    private static void Add(JsonObject part, string key, long? number)
    {
        if (number is { } value)
        {
            part[key] = value;
        }
    }

    private static void Add(JsonObject part, string key, double? number)
    {
        if (number is { } value)
        {
            part[key] = value;
        }
    }
}
