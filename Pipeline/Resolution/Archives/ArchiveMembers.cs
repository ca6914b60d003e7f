using System.Formats.Tar;
using System.IO.Compression;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Resolution.Archives;

/// <summary>Lists what is in an archive, in its order.</summary>
internal static class ArchiveMembers
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixFile = 0x8000;
    private const int UnixFolder = 0x4000;
    private const int UnixLink = 0xA000;

    /// <summary>Reads an archive.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another kind.</exception>
    public static IEnumerable<ArchiveMember> Read(Stream archive, ArchiveKind kind) => kind switch
    {
        ArchiveKind.Zip => Zip(archive),
        ArchiveKind.Tar => Tar(archive),
        _ => Tar(new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true)),
    };

    private static IEnumerable<ArchiveMember> Zip(Stream archive)
    {
        using ZipArchive zip = new(archive, ZipArchiveMode.Read, leaveOpen: true);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            int type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
            string? refusal = type switch
            {
                UnixLink => "is a symbolic link",
                0 or UnixFile or UnixFolder => entry.IsEncrypted ? "is encrypted" : null,
                _ => "is neither a file nor a folder",
            };
            yield return new ArchiveMember(entry.FullName, entry.FullName.EndsWith('/'), entry.Length, refusal, entry.Open);
        }
    }

    private static IEnumerable<ArchiveMember> Tar(Stream archive)
    {
        using TarReader tar = new(archive, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.GlobalExtendedAttributes:
                    break; // Remarks of the program that wrote it.
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    yield return new ArchiveMember(entry.Name, false, entry.Length, null, () => entry.DataStream ?? Stream.Null);
                    break;
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    yield return new ArchiveMember(entry.Name, true, 0, null, () => Stream.Null);
                    break;
                case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                    yield return new ArchiveMember(entry.Name, false, 0, $"is a {(entry.EntryType == TarEntryType.HardLink ? "hard" : "symbolic")} link to '{entry.LinkName}'", () => Stream.Null);
                    break;
                default:
                    yield return new ArchiveMember(entry.Name, false, 0, $"is neither a file nor a folder ({entry.EntryType})", () => Stream.Null);
                    break;
            }
        }
    }
}
