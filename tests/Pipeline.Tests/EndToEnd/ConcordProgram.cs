using System.Diagnostics;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>The built program as a process of its own, as a person would start it.</summary>
internal static class ConcordProgram
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs the program to its end.</summary>
    public static ProgramResult Run(params string[] arguments) => Finish(Start(arguments));

    /// <summary>Runs the program with environment variables.</summary>
    public static ProgramResult Run(IReadOnlyDictionary<string, string> environment, params string[] arguments) => Finish(Start(environment, arguments));

    /// <summary>Starts the program; the caller ends it.</summary>
    public static RunningProgram Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "concord.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in new[] { "CONCORD_STORE", "CONCORD_MIRROR", "CONCORD_DATA" })
        {
            start.Environment.Remove(name);
        }

        // Short runs gain nothing from the compiler's profile.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>Starts the program without environment variables of ours.</summary>
    public static RunningProgram Start(params string[] arguments) => Start(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    private static ProgramResult Finish(RunningProgram program)
    {
        using (program)
        {
            return program.Wait(s_limit);
        }
    }
}
