using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Hosting;

internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Job failed: {Title}")]
    public static partial void JobFailed(ILogger logger, string title, Exception exception);
}
