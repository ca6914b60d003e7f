using System.Globalization;

namespace Concord.Pipeline.Resolution;

/// <summary>A server that says to come back later.</summary>
internal sealed class BusyServerException(HttpResponseMessage response, DateTimeOffset now)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}"))
{
    /// <summary>How long it asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; } = response.Headers.RetryAfter switch
    {
        { Delta: { } time } => time,
        { Date: { } date } when date > now => date - now,
        _ => null,
    };
}
