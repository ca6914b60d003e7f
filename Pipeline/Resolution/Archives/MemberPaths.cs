using System.Text;

namespace Concord.Pipeline.Resolution.Archives;

/// <summary>Turns the names in an archive into paths below a folder, each of them once.</summary>
/// <remarks>
/// Refused are: absolute paths, <c>..</c>, backslashes and drive letters, control characters, what this system allows in no name, too deep and too long paths, a name twice,
/// names that differ only in case (one file on some disks, two on others), and a file where a folder is.
/// </remarks>
internal sealed class MemberPaths(ArchiveLimits limits)
{
    private readonly Dictionary<string, string> folders = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of a member, with /; empty for the archive's own root.</summary>
    /// <exception cref="InvalidDataException">The name is refused; the message says why.</exception>
    public string Take(ArchiveMember member)
    {
        string[] parts = this.Split(member.Name);
        string path = string.Join('/', parts);
        if (path.Length == 0)
        {
            return member.IsFolder ? path : throw Refused(member.Name, "names no file");
        }

        for (int depth = 1; depth < parts.Length; depth++)
        {
            this.TakeFolder(string.Join('/', parts[..depth]), member.Name);
        }

        if (member.IsFolder)
        {
            this.TakeFolder(path, member.Name);
        }
        else if (this.folders.ContainsKey(path) || !this.files.Add(path))
        {
            throw Refused(member.Name, "is there twice (names that differ only in case count as one)");
        }

        return path;
    }

    private void TakeFolder(string path, string name)
    {
        if (this.files.Contains(path))
        {
            throw Refused(name, $"needs a folder '{path}', which is a file");
        }

        if (!this.folders.TryAdd(path, path) && this.folders[path] != path)
        {
            throw Refused(name, $"differs only in case from '{this.folders[path]}'");
        }
    }

    private string[] Split(string name)
    {
        if (name.StartsWith('/') || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0])))
        {
            throw Refused(name, "is an absolute path");
        }

        if (name.Any(letter => char.IsControl(letter) || letter == '\\'))
        {
            throw Refused(name, "has a backslash or a control character");
        }

        // "./a/" is "a".
        string[] parts = [.. name.Split('/').Where(part => part is not ("" or "."))];
        if (parts.Contains(".."))
        {
            throw Refused(name, "leads out of the folder");
        }

        if (parts.Length > limits.Depth + 1 || Encoding.UTF8.GetByteCount(name) > limits.PathBytes)
        {
            throw Refused(name, $"lies deeper than {limits.Depth} folders or is longer than {limits.PathBytes} bytes");
        }

        return Array.Find(parts, part => part.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || Encoding.UTF8.GetByteCount(part) > 255) is { } bad
            ? throw Refused(name, $"has a part that is no file name here ('{Short(bad)}')")
            : parts;
    }

    private static string Short(string name) => name.Length > 80 ? name[..80] + "…" : name;

    private static InvalidDataException Refused(string name, string why) =>
        new($"member '{Short(new string([.. name.Select(letter => char.IsControl(letter) ? '?' : letter)]))}' {why}");
}
