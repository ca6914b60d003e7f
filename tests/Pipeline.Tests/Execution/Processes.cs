using System.Diagnostics;
using System.Globalization;

namespace Concord.Pipeline.Tests.Execution;

/// <summary>Other processes as Linux shows them; only those that a test itself started are ever signalled.</summary>
internal static class Processes
{
    /// <summary>How long anything here may take on a busy machine.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Sends a signal: KILL, STOP, CONT, TERM.</summary>
    public static void Signal(int process, string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, Text(process)]);
        kill.WaitForExit();
    }

    /// <summary>Whether it is there and no mere entry that waits for its parent.</summary>
    public static bool IsAlive(int process) => Command(Text(process)).Length > 0;

    /// <summary>Living children of a process whose command line has all these words.</summary>
    public static IReadOnlyList<int> ChildrenOf(int process, params string[] words)
    {
        string tasks = $"/proc/{Text(process)}/task";
        string[] listed = Directory.Exists(tasks) ? [.. Directory.GetDirectories(tasks).SelectMany(task => Read(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))] : [];
        return [.. listed.Where(child => words.All(word => Command(child).Contains(word, StringComparison.Ordinal)) && Command(child).Length > 0).Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
    }

    /// <summary>The first of them; 0 where there is none.</summary>
    public static int ChildOf(int process, params string[] words) => ChildrenOf(process, words) is [int first, ..] ? first : 0;

    /// <summary>Command lines of all living processes that have a word.</summary>
    public static IReadOnlyList<string> With(string word) => [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => Command(name!)).Where(command => command.Contains(word, StringComparison.Ordinal))];

    /// <summary>Waits for something to come about.</summary>
    /// <returns>How long it took.</returns>
    public static TimeSpan Until(Func<bool> holds, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < Limit, $"after {watch.Elapsed}: still not so: {what}");
            Thread.Sleep(10);
        }

        return watch.Elapsed;
    }

    private static string Command(string process) => Read($"/proc/{process}/cmdline").Replace('\0', ' ');

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static string Text(int process) => process.ToString(CultureInfo.InvariantCulture);
}
