using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.Commands;

/// <summary>Shows a fetch on standard error: one line that moves on a terminal; elsewhere its beginning and what went wrong.</summary>
internal sealed class FetchPrinter(CommandConsole console) : IProgress<FetchProgress>
{
    private bool begun;

    public void Report(FetchProgress value)
    {
        if (value.Event is not null)
        {
            console.Error($"{value.What}: {value.Event}");
        }

        string size = value.Total is { } total && total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{MemorySize.Format(value.Received)} of {MemorySize.Format(total)}, {(double)value.Received / total:0%}")
            : MemorySize.Format(value.Received);
        if (console.ErrorIsTerminal)
        {
            console.Progress($"{value.What}: {size}");
        }
        else if (!this.begun && value.Event is null)
        {
            this.begun = true;
            console.Error($"{value.What}: fetching, {size}");
        }
    }
}
