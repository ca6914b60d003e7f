using System.Diagnostics;
using System.Globalization;
using Concord.Pipeline.Tests.Execution;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>The program while it runs.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public RunningProgram(Process process)
    {
        this.process = process;
        this.output = process.StandardOutput.ReadToEndAsync();
        this.errors = process.StandardError.ReadToEndAsync();
    }

    public int Id => this.process.Id;

    public bool HasExited => this.process.HasExited;

    /// <summary>Waits for the end, at most so long.</summary>
    public bool EndsWithin(TimeSpan span) => this.process.WaitForExit(span);

    /// <summary>SIGKILL: nothing is asked.</summary>
    public void Kill()
    {
        this.process.Kill();
        this.process.WaitForExit();
    }

    /// <summary>SIGINT, as Ctrl+C gives it; SIGTERM, as a cluster gives it, where the program was started with SIGINT ignored (a shell does that to what it puts in the background, and children inherit it).</summary>
    public void Interrupt() => Processes.Signal(this.Id, this.IgnoresInterrupt() ? "TERM" : "INT");

    private bool IgnoresInterrupt()
    {
        string status = $"/proc/{this.process.Id.ToString(CultureInfo.InvariantCulture)}/status";
        string? line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 0b10) != 0;
    }

    public ProgramResult Wait(TimeSpan limit)
    {
        if (!this.process.WaitForExit(limit))
        {
            this.process.Kill();
            Assert.Fail($"the program did not end within {limit}");
        }

        return new ProgramResult(this.process.ExitCode, this.output.GetAwaiter().GetResult(), this.errors.GetAwaiter().GetResult(), this.watch.Elapsed.TotalSeconds);
    }

    public void Dispose()
    {
        if (!this.process.HasExited)
        {
            this.Kill();
        }

        this.process.Dispose();
    }
}
