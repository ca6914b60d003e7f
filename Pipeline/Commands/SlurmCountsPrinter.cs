using Concord.Pipeline.Slurm;

namespace Concord.Pipeline.Commands;

/// <summary>Shows where a submission stands: one line that moves on a terminal, a line a change elsewhere.</summary>
internal sealed class SlurmCountsPrinter(CommandConsole console)
{
    private SlurmCounts? last;

    public void Show(SlurmCounts counts)
    {
        if (console.ErrorIsTerminal)
        {
            console.Progress(counts.ToString());
        }
        else if (counts != this.last)
        {
            console.Error(counts.ToString());
        }

        this.last = counts;
    }
}
