using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Concord.Pipeline.Execution;

/// <summary>What a supervisor tells a child, a line each on its standard input: <c>do KEY ATTEMPT</c>, <c>finish</c>, <c>stop</c>. Where the input ends without a word the supervisor is gone, and the child ends at once: nobody would hear of its work.</summary>
internal sealed class ChildInput : IDisposable
{
    private readonly BlockingCollection<(string Key, int Attempt)> jobs = [];
    private readonly CancellationTokenSource stop;
    private readonly TextReader reader;
    private readonly Action die;

    /// <summary>Begins to listen.</summary>
    /// <param name="reader">The standard input.</param>
    /// <param name="interrupt">A signal to this process: the same as the word.</param>
    /// <param name="die">Ends the process; null for SIGKILL to itself.</param>
    public ChildInput(TextReader reader, CancellationToken interrupt, Action? die = null)
    {
        this.reader = reader;
        this.stop = CancellationTokenSource.CreateLinkedTokenSource(interrupt);
        this.stop.Token.Register(this.jobs.CompleteAdding);
        this.die = die ?? Process.GetCurrentProcess().Kill;
        new Thread(this.Listen) { IsBackground = true, Name = "supervisor's words" }.Start();
    }

    /// <summary>Jobs in the order in which they were given; ends when the supervisor says so.</summary>
    public IEnumerable<(string Key, int Attempt)> Jobs => this.jobs.GetConsumingEnumerable();

    /// <summary>Set when the supervisor wants the child to stop between pieces of work.</summary>
    public CancellationToken Stopping => this.stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        this.stop.Dispose();
        this.jobs.Dispose();
    }

    private void Listen()
    {
        while (this.reader.ReadLine() is { } line)
        {
            switch (line.Split(' '))
            {
                case ["do", { } key, { } attempt] when !this.jobs.IsAddingCompleted:
                    this.jobs.Add((key, int.Parse(attempt, CultureInfo.InvariantCulture)));
                    break;
                case ["finish"]:
                    this.jobs.CompleteAdding();
                    break;
                case ["stop"]:
                    this.stop.Cancel();
                    break;
            }
        }

        this.die();
    }
}
