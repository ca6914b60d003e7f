namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>How the program ended and what it said.</summary>
internal sealed record ProgramResult(int Exit, string Output, string Errors, double Seconds)
{
    /// <summary>All that it said, for messages of a test.</summary>
    public string Said => $"exit {Exit}\n{Output}\n{Errors}";

    /// <summary>Asserts the exit status.</summary>
    public ProgramResult Expect(int exit)
    {
        Assert.True(this.Exit == exit, $"expected exit {exit}: {this.Said}");
        return this;
    }
}
