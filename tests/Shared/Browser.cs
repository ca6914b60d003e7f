using System.Diagnostics;

namespace Concord.Tests;

/// <summary>Runs headless Chromium; the test is skipped where it is missing.</summary>
internal static class Browser
{
    /// <summary>Runs it with these arguments and returns what it printed.</summary>
    public static string Run(params string[] arguments)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Select(place => Path.Combine(place, "chromium")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "needs chromium on the path");
        using TemporaryFolder profile = new();
        ProcessStartInfo start = new(program!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in new[] { "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile.File("profile") }.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using Process browser = Process.Start(start)!;
        Task<string> errors = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = browser.StandardOutput.ReadToEnd();
        Assert.True(browser.WaitForExit(60_000), "the browser did not end within a minute");
        Assert.True(browser.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output;
    }
}
