using System.Diagnostics;

namespace Concord.Pipeline.Tests.Storage;

/// <summary>The id of a process that has ended.</summary>
internal static class DeadProcess
{
    private static readonly Lazy<int> s_id = new(() =>
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "--help") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    });

    public static int Id => s_id.Value;
}
