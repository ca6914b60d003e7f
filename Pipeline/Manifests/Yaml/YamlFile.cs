using System.Text;

namespace Concord.Pipeline.Manifests.Yaml;

/// <summary>The text of a manifest or dataset file, if it is one.</summary>
internal static class YamlFile
{
    private const long LargestFile = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null with a finding where the file is missing, too long, unreadable or not UTF-8.</summary>
    public static string? Load(string path, FindingLog log)
    {
        SourcePosition start = new(1, 1);
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                log.Error(start, Messages.NoManifest);
            }
            else if (file.Length > LargestFile)
            {
                log.Error(start, Messages.ManifestTooLong(file.Length, LargestFile));
            }
            else
            {
                return StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
            }
        }
        catch (DecoderFallbackException)
        {
            log.Error(start, Messages.NotUtf8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.Error(start, Messages.CannotOpen(exception.Message));
        }

        return null;
    }
}
