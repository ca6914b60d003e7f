using System.Text.Json;
using System.Text.Json.Serialization;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Commands;

/// <summary>What <c>--json</c> prints: one array of objects with an id.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new(StoreJson.Options) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static string Of<T>(IEnumerable<T> items) => JsonSerializer.Serialize(items.ToArray(), Options);
}
