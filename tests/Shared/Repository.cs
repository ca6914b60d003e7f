namespace Concord.Tests;

/// <summary>Where the tests find the repository and, when it is there, the data shared beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder under shared/ beside the repository; the test is skipped with the reason when it is not there.</summary>
    public static string Shared(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"needs shared/{string.Join('/', parts)} beside the repository");
        return path;
    }

    /// <summary>A file under tests/reference: outside numbers that the core tests need.</summary>
    public static string Reference(params string[] parts) => Path.Combine([Root, "tests", "reference", .. parts]);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Pipeline.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Pipeline.sln was not found above " + AppContext.BaseDirectory);
    }
}
