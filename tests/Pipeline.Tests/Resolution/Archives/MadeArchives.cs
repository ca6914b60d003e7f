using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Tests.Resolution.Archives;

/// <summary>Archives with whatever names, kinds and sizes a test wants.</summary>
internal static class MadeArchives
{
    public static byte[] Make(ArchiveKind kind, params (string Name, string Content)[] files) => kind switch
    {
        ArchiveKind.Zip => Zip(files),
        ArchiveKind.Tar => Tar(files),
        _ => Gzip(Tar(files)),
    };

    public static byte[] Zip(params (string Name, string Content)[] files)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A zip of one member with the rights and kind of a Unix file.</summary>
    public static byte[] ZipOfKind(int unixMode, string content)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = zip.CreateEntry("member");
            entry.ExternalAttributes = unixMode << 16;
            using Stream stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        return bytes.ToArray();
    }

    public static byte[] Tar(params (string Name, string Content)[] files) => Tar([.. files.Select(file => EntryOf(file.Name, file.Content))]);

    public static byte[] Tar(params TarEntry[] entries)
    {
        using MemoryStream bytes = new();
        using (TarWriter tar = new(bytes, leaveOpen: true))
        {
            foreach (TarEntry entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    private static PaxTarEntry EntryOf(string name, string content) => name.EndsWith('/')
        ? new PaxTarEntry(TarEntryType.Directory, name)
        : new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) };
}
