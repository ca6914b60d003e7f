using System.Diagnostics;
using System.Globalization;

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

    public bool HasExited => this.process.HasExited;

    /// <summary>Waits for the end, at most so long.</summary>
    public bool EndsWithin(TimeSpan span) => this.process.WaitForExit(span);

    /// <summary>SIGKILL: nothing is asked.</summary>
    public void Kill()
    {
        this.process.Kill();
        this.process.WaitForExit();
    }

    /// <summary>SIGINT, as Ctrl+C gives it.</summary>
    public void Interrupt()
    {
        using Process kill = Process.Start("kill", ["-INT", this.process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
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
