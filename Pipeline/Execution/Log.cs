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

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Nothing is begun in {Store} for now, looked at again every {Check}: {Reason}")]
    public static partial void Paused(ILogger logger, string store, TimeSpan check, string reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Writing the run directory of submission {Submission} ({Name})")]
    public static partial void ReportStarted(ILogger logger, string submission, string name);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Run directory of submission {Submission}: status {Status}. {Said}")]
    public static partial void ReportEnded(ILogger logger, string submission, int status, string said);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "Began {Title}: attempt {Attempt}, submission {Submission}, on {Device}")]
    public static partial void AttemptBegan(ILogger logger, string title, int attempt, string submission, string device);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "Ended: {Outcome} after {Seconds} s, peak memory {PeakMemory} bytes. {Error}")]
    public static partial void AttemptEnded(ILogger logger, ChildOutcome outcome, double seconds, long peakMemory, string? error);
}
