using System.Diagnostics;

namespace Concord.Pipeline.Execution;

/// <summary>How this program is started again as a child.</summary>
internal static class ChildProgram
{
    private const string Name = "concord";

    /// <summary>The words that start it: the program beside this library, with its own starter where there is one, and by the running .NET host otherwise.</summary>
    public static IReadOnlyList<string> Words { get; } = FindWords();

    /// <summary>How it is started, its streams in our hands.</summary>
    public static ProcessStartInfo Start(IEnumerable<string> arguments) =>
        new(Words[0], [.. Words.Skip(1), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    private static string[] FindWords()
    {
        string starter = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        return File.Exists(starter) ? [starter] : [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, Name + ".dll")];
    }
}
