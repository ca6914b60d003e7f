using System.Text.Encodings.Web;
using System.Text.Json;

namespace Concord.Pipeline.Storage;

internal static class StoreJson
{
    public static JsonSerializerOptions Options { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
