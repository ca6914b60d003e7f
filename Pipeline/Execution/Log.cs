using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Job failed: {Title}")]
    public static partial void JobFailed(ILogger logger, string title, Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Started {Title} ({Key}), attempt {Attempt}, in process {Process} on {Device}")]
    public static partial void JobStarted(ILogger logger, string title, string key, int attempt, int process, string device);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Ended {Title} ({Key}): {Outcome} after {Seconds} s. {Error}")]
    public static partial void JobEnded(ILogger logger, string title, string key, string outcome, double seconds, string? error);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "The disk of {Store} is full: nothing is begun until there is room; looked at again every {Check}")]
    public static partial void DiskFull(ILogger logger, string store, TimeSpan check);
}
