using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

/// <summary>Shows a fetch on standard error, with its rate and the time left: one line that moves on a terminal; elsewhere its beginning, a line every half minute, and what went wrong.</summary>
internal sealed class FetchPrinter(CommandConsole console, TimeProvider clock) : IProgress<FetchProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private FetchRate rate = new(clock);
    private string? what;
    private long printed;

    public void Report(FetchProgress value)
    {
        bool begins = value.What != this.what;
        if (begins)
        {
            this.what = value.What;
            this.rate = new FetchRate(clock);
        }

        if (value.Event is not null)
        {
            console.Error($"{value.What}: {value.Event}");
        }

        this.rate.Add(value.Received);
        string line = $"{value.What}: {this.Describe(value)}";
        if (console.ErrorIsTerminal)
        {
            console.Progress(line);
        }
        else if (value.Event is null && (begins || clock.GetElapsedTime(this.printed) >= Between))
        {
            this.printed = clock.GetTimestamp();
            console.Error(line);
        }
    }

    private string Describe(FetchProgress value)
    {
        string size = value.Total is { } total && total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{MemorySize.Format(value.Received)} of {MemorySize.Format(total)}, {(double)value.Received / total:0%}")
            : MemorySize.Format(value.Received);
        if (this.rate.BytesPerSecond is not { } speed)
        {
            return size;
        }

        string left = value.Total is { } all && all > value.Received && speed >= 1 ? $", {TimeText(TimeSpan.FromSeconds((all - value.Received) / speed))} left" : string.Empty;
        return $"{size}, {MemorySize.Format((long)speed)}/s{left}";
    }

    private static string TimeText(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s") : string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s");
}
