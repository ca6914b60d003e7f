using System.Globalization;

namespace Concord.Pipeline.Resolution;

/// <summary>A server that says to come back later.</summary>
internal sealed class BusyServerException(HttpResponseMessage response)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}"))
{
    /// <summary>How long it asks to wait, where it says so in seconds.</summary>
    public TimeSpan? RetryAfter { get; } = response.Headers.RetryAfter?.Delta;
}
