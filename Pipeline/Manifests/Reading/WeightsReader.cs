using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>weights:</c>: exactly one of url with sha256, path, sha256 alone, init; for files, which part of them is meant.</summary>
internal static class WeightsReader
{
    private static readonly string[] Ways = ["url", "path", "init"];

    public static WeightsText? Read(YamlValue value, ReadingContext context)
    {
        if (context.Values.Map(value, "weights") is not { } map)
        {
            return null;
        }

        string? url = map.Text("url");
        string? path = map.Text("path");
        string? sha256 = Sha256(map, context);
        int? init = map.Integer("init", 0, int.MaxValue);
        string? stateDict = map.Text("state-dict");
        string? prefix = map.Text("prefix");
        string? tokenizer = map.Text("tokenizer");
        map.Done("weights");
        string[] ways = [.. Ways.Where(map.Has)];
        if (ways.Length > 1)
        {
            context.Log.Error(map.Position, Messages.SeveralWeights(ways));
            return null;
        }

        if (ways.Length == 0 && !map.Has("sha256"))
        {
            context.Log.Error(map.Position, Messages.EmptyWeights);
            return null;
        }

        if (map.Has("init") && map.Has("sha256"))
        {
            context.Log.Error(map.Position, Messages.Conflict("weights", "init", "sha256"));
            return null;
        }

        if (map.Has("init") && (map.Has("state-dict") || map.Has("prefix")))
        {
            context.Log.Error(map.Position, Messages.Conflict("weights", "init", map.Has("prefix") ? "prefix" : "state-dict"));
            return null;
        }

        if (map.Has("url") && !map.Has("sha256"))
        {
            context.Log.Error(map.Position, Messages.UrlWithoutHash);
            return null;
        }

        if (url is not null && !IsAddress(url))
        {
            context.Log.Error(context.Values.Positions.Of(map.Position, "url"), Messages.BadUrl(url));
            return null;
        }

        return new WeightsText(url, path is null ? null : context.Resolve(path), sha256, init, map.Position) { StateDict = stateDict, Prefix = prefix, Tokenizer = tokenizer is null ? null : context.Resolve(tokenizer) };
    }

    /// <summary>The key <c>sha256</c> in lower case, or null where it is not given or not 64 hexadecimal digits (a finding).</summary>
    public static string? Sha256(MapBinder map, ReadingContext context)
    {
        if (map.Text("sha256") is not { } text)
        {
            return null;
        }

        if (text.Length == 64 && text.All(char.IsAsciiHexDigit))
        {
            return text.ToLowerInvariant();
        }

        context.Log.Error(context.Values.Positions.Of(map.Position, "sha256"), Messages.BadSha256(text));
        return null;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
