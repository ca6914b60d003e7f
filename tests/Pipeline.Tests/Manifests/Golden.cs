using System.Text;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>Compares text with a committed file; with CONCORD_ACCEPT=1 in the environment it writes the file instead, for review.</summary>
internal static class Golden
{
    public static void Equal(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("CONCORD_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        if (expected != actual)
        {
            Assert.Fail($"{Path.GetRelativePath(Repository.Root, path)} differs from what is written now. If the change is meant, run the test once with CONCORD_ACCEPT=1 and review the file.\n--- committed\n{expected}\n--- now\n{actual}");
        }
    }
}
