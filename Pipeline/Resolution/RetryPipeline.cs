using Polly;
using Polly.Retry;

namespace Concord.Pipeline.Resolution;

/// <summary>When a broken fetch is tried again: Polly's retries around one whole attempt, body and all.</summary>
/// <remarks>
/// Two retries, one in the other. The inner one counts attempts that bring nothing, waits ever longer and gives up; the outer one takes up an attempt that brought bytes, after a short pause and without end, and gives the inner one a fresh count.
/// The resilience handler for <c>HttpClient</c> (Microsoft.Extensions.Http.Resilience, the same Polly) retries until the head of an answer is there; most long fetches break in the body, and only who writes the file knows where to go on.
/// </remarks>
internal static class RetryPipeline
{
    /// <summary>Builds the pipeline.</summary>
    /// <param name="options">Attempts, pauses and the clock.</param>
    /// <param name="brought">Whether the attempt that just failed brought bytes.</param>
    /// <param name="before">Told of each pause and its cause.</param>
    public static ResiliencePipeline Create(FetchOptions options, Func<Exception, bool> brought, Action<Exception, TimeSpan> before)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = options.Clock };
        if (options.Attempts > 1)
        {
            builder.AddRetry(Strategy(options, int.MaxValue, DelayBackoffType.Constant, brought, before));
            builder.AddRetry(Strategy(options, options.Attempts - 1, DelayBackoffType.Exponential, exception => !brought(exception), before));
        }

        return builder.Build();
    }

    private static RetryStrategyOptions Strategy(FetchOptions options, int times, DelayBackoffType backoff, Func<Exception, bool> takes, Action<Exception, TimeSpan> before) => new()
    {
        MaxRetryAttempts = times,
        BackoffType = backoff,
        Delay = options.FirstPause,
        MaxDelay = options.LongestPause,
        UseJitter = options.Jitter,
        ShouldHandle = arguments => new ValueTask<bool>(arguments.Outcome.Exception is { } exception && MayPass(exception) && !arguments.Context.CancellationToken.IsCancellationRequested && takes(exception)),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Exception is BusyServerException { RetryAfter: { } asked } ? Shorter(asked, options.LongestPause) : null),
        OnRetry = arguments =>
        {
            before(arguments.Outcome.Exception!, arguments.RetryDelay);
            return default;
        },
    };

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static bool MayPass(Exception exception) => exception switch
    {
        BusyServerException => true,
        // Without a network there is no use in waiting; a refused or broken connection may come back.
        HttpRequestException request => request.StatusCode is null && request.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError),
        IOException disk => !Hosting.DiskSpace.IsFull(disk) && disk is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException),
        _ => false,
    };
}
