using System.Diagnostics;

namespace Concord.Pipeline.Execution;

/// <summary>How this program is started again as a child.</summary>
internal static class ChildProgram
{
    private const string Name = "concord";

    /// <summary>The program beside this library, with its own starter where there is one, and by the running .NET host otherwise.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments)
    {
        string starter = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        bool hasStarter = File.Exists(starter);
        ProcessStartInfo start = new(hasStarter ? starter : Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (!hasStarter)
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, Name + ".dll"));
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
