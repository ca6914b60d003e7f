using System.Text;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

/// <summary>Prints a job's log bit by bit, while others write it.</summary>
/// <param name="console">Where it goes.</param>
/// <param name="store">The store.</param>
/// <param name="key">The job.</param>
/// <param name="asStored">The lines as they are stored; otherwise for people.</param>
internal sealed class LogPrinter(CommandConsole console, ResultStore store, string key, bool asStored)
{
    private long place;

    /// <summary>Whether nothing was printed so far.</summary>
    public bool IsEmpty => this.place == 0;

    /// <summary>Whether the last line so far says that the job ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Prints the whole lines that came since the last time.</summary>
    public void Print()
    {
        while (true)
        {
            LogPart part = JobLogReader.Read(store, key, this.place);
            foreach (string line in asStored ? this.Stored(part) : [.. part.Lines.Select(line => line.ToText())])
            {
                console.Result(line);
            }

            if (part.Lines.Count > 0)
            {
                this.HasEnded = part.Lines[^1].Event is "ended" or "attempt-ended";
            }

            if (part.Next <= this.place)
            {
                return;
            }

            this.place = part.Next;
        }
    }

    private string[] Stored(LogPart part)
    {
        if (part.Lines.Count == 0)
        {
            return [];
        }

        byte[] bytes = new byte[part.Next - part.Start];
        using FileStream stream = new(JobLog.PathOf(store, key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(part.Start, SeekOrigin.Begin);
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
