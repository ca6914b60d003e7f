using System.Diagnostics;

namespace Concord.Tests;

/// <summary>Runs a script with Debian's python3 and its packages; the test is skipped where they are missing.</summary>
internal static class DebianPython
{
    private const string Program = "/usr/bin/python3";

    public static void Run(string packages, string script, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(Program) && Exit("-c", $"import {packages}").Code == 0, $"needs {Program} with {packages}");
        (int code, string error) = Exit([script, .. arguments]);
        Assert.True(code == 0, error);
    }

    private static (int Code, string Error) Exit(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
