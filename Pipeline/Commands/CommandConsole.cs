using System.Diagnostics.CodeAnalysis;
using Spectre.Console;

namespace Concord.Pipeline.Commands;

/// <summary>The one door to the terminal: results on standard output, progress and errors on standard error; no colour or bars when not on a terminal.</summary>
[SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The only place that may talk to the terminal.")]
internal sealed class CommandConsole
{
    private readonly Lock gate = new();
    private bool lineOpen;

    public bool ErrorIsTerminal { get; } = !Console.IsErrorRedirected;

    /// <summary>Characters that a line of progress has room for.</summary>
    public int ErrorWidth => this.ErrorIsTerminal ? Math.Max(20, Console.WindowWidth - 1) : int.MaxValue;

    public void Result(string line)
    {
        lock (this.gate)
        {
            this.ClearLine();
            Console.Out.WriteLine(line);
        }
    }

    public void Error(string line)
    {
        lock (this.gate)
        {
            this.ClearLine();
            Console.Error.WriteLine(line);
        }
    }

    /// <summary>A line of progress: rewritten in place on a terminal, and left out elsewhere.</summary>
    public void Progress(string line)
    {
        if (!this.ErrorIsTerminal)
        {
            return;
        }

        lock (this.gate)
        {
            int width = this.ErrorWidth;
            string shown = line.Length > width ? line[..width] : line.PadRight(width);
            Console.Error.Write('\r' + shown);
            this.lineOpen = true;
        }
    }

    public void Table(Table table)
    {
        lock (this.gate)
        {
            this.ClearLine();
            if (Console.IsOutputRedirected)
            {
                // Spectre folds to 80 columns when there is no terminal; a pipe wants whole lines.
                AnsiConsole.Profile.Width = 240;
            }

            AnsiConsole.Write(table);
        }
    }

    // Progress makes way for what stays: neither may stand behind the other on one line.
    private void ClearLine()
    {
        if (this.lineOpen)
        {
            Console.Error.Write('\r' + new string(' ', this.ErrorWidth) + '\r');
            this.lineOpen = false;
        }
    }
}
