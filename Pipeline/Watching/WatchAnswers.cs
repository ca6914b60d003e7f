using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Concord.Pipeline.Watching;

/// <summary>How answers are written.</summary>
internal static class WatchAnswers
{
    // Less than this, and packing it saves nothing.
    private const int WorthPacking = 1024;

    private static readonly JsonSerializerOptions Options = new()
    {
        // Never markup: its kind is stated, and no browser may guess another.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes an object as JSON; nothing but a status where the asker has the same already, and 404 for null.</summary>
    public static async Task Json<T>(HttpContext context, T? value)
        where T : class
    {
        if (value is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await Bytes(context, bytes, "application/json; charset=utf-8");
    }

    /// <summary>Writes bytes, packed where the asker can unpack them.</summary>
    public static async Task Bytes(HttpContext context, byte[] bytes, string kind)
    {
        context.Response.ContentType = kind;
        if (bytes.Length < WorthPacking || !context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }

        context.Response.Headers.ContentEncoding = "gzip";
        await using GZipStream packed = new(context.Response.Body, CompressionLevel.Fastest);
        await packed.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>Writes a file.</summary>
    public static async Task File(HttpContext context, string path, string kind)
    {
        await using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        context.Response.ContentType = kind;
        await stream.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
