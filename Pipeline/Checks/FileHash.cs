using System.Security.Cryptography;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Whether a file that a manifest names is there and is the one meant.</summary>
internal static class FileHash
{
    /// <summary>The finding's words, or null where the file is there and its SHA-256, if one is given, is right.</summary>
    public static (string Key, Message Message)? Check(Manifest manifest, string what, string path, string? sha256)
    {
        string shown = Shown(manifest, path);
        if (!File.Exists(path))
        {
            return ("path", Messages.NoFile(what, shown));
        }

        if (sha256 is null)
        {
            return null;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            string found = Convert.ToHexStringLower(SHA256.HashData(stream));
            return found == sha256 ? null : ("sha256", Messages.WrongHash(shown, found, sha256));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ("path", Messages.CannotHash(shown, exception.Message));
        }
    }

    /// <summary>The path as the manifest has it: relative to the manifest's folder, with '/'.</summary>
    public static string Shown(Manifest manifest, string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(manifest.Path)) ?? string.Empty;
        return Path.GetRelativePath(folder, path).Replace('\\', '/');
    }
}
