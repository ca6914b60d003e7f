using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Concord.Pipeline.Execution;

/// <summary>A child process as its supervisor sees it: jobs go in by its standard input, events come out into an inbox, and its end comes last.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int WordsKept = 20;

    private readonly Process process;
    private readonly ConcurrentQueue<string> words = new();

    private ChildProcess(Process process)
    {
        this.process = process;
        this.Id = process.Id;
    }

    /// <summary>Starts a child for a submission.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="submission">The submission's id.</param>
    /// <param name="device">cpu or cuda:N.</param>
    /// <param name="inbox">Takes what it tells, and its end (a message without event).</param>
    public static ChildProcess Start(string store, string submission, string device, BlockingCollection<ChildMessage> inbox)
    {
        ChildProcess child = new(Process.Start(ChildProgram.Start(["exec", "--submission", submission, "--store", store, "--device", device, "--supervised"]))!);
        _ = child.Listen(inbox);
        return child;
    }

    /// <summary>Its process.</summary>
    public int Id { get; }

    /// <summary>The last lines that it wrote to its standard error.</summary>
    public string LastWords => string.Join(" | ", this.words);

    /// <summary>How it ended, in words; only after its end.</summary>
    public string EndInWords => this.process.ExitCode > 128
        ? string.Create(CultureInfo.InvariantCulture, $"its process was killed by signal {this.process.ExitCode - 128}{(this.WasKilled ? " (out of memory, or by hand)" : string.Empty)}")
        : string.Create(CultureInfo.InvariantCulture, $"its process ended with status {this.process.ExitCode}");

    /// <summary>Whether it was ended by SIGKILL, as the kernel does where memory runs out; only after its end.</summary>
    public bool WasKilled => this.process.ExitCode == 137;

    /// <summary>Gives it a job.</summary>
    public void Give(string key, int attempt) => this.Say(string.Create(CultureInfo.InvariantCulture, $"do {key} {attempt}"));

    /// <summary>Lets it end after what it has.</summary>
    public void Finish() => this.Say("finish");

    /// <summary>Asks it to stop between pieces of work.</summary>
    public void Stop() => this.Say("stop");

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            this.process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => this.process.Dispose();

    private void Say(string line)
    {
        try
        {
            this.process.StandardInput.WriteLine(line);
            this.process.StandardInput.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has ended; its end is on its way to the inbox.
        }
    }

    private async Task Listen(BlockingCollection<ChildMessage> inbox)
    {
        Task errors = this.ListenToWords();
        while (await this.process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (ChildEvent.Parse(line) is { } told)
            {
                inbox.Add(new ChildMessage(this, told));
            }
        }

        await errors.ConfigureAwait(false);
        await this.process.WaitForExitAsync().ConfigureAwait(false);
        inbox.Add(new ChildMessage(this, null));
    }

    private async Task ListenToWords()
    {
        while (await this.process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            this.words.Enqueue(line);
            if (this.words.Count > WordsKept)
            {
                this.words.TryDequeue(out _);
            }
        }
    }
}
