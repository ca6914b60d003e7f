using System.Security.Cryptography;
using System.Text;
using Concord.Datasets.Catalogue;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Resolution;

/// <summary>The list for a machine with a network, fetched there by plain downloads, is a mirror for one without.</summary>
public sealed class MirrorListTests : IDisposable
{
    private static readonly byte[] s_table = Encoding.UTF8.GetBytes("id,value\n");
    private static readonly byte[] s_digested = Encoding.UTF8.GetBytes("known by its SHA-1");

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public async Task A_folder_of_plain_downloads_from_the_list_serves_without_a_network()
    {
        byte[] zip = Archives.MadeArchives.Zip(("a.txt", "first"));
        Dictionary<string, byte[]> served = new(StringComparer.Ordinal) { ["/table.csv"] = s_table, ["/a,b.nc"] = s_digested, ["/set.zip"] = zip };
        using LoopbackServer server = new((_, context) => LoopbackServer.Send(context, served[Uri.UnescapeDataString(context.Request.Url!.AbsolutePath)]));
        DatasetEntry entry = EntryAt(server.Url, zip);

        List<string> lines = [];
        List<string> remarks = [];
        MirrorList.Write([entry], lines.Add, remarks.Add);
        await this.Download(lines);
        server.Dispose();

        DatasetLoader loader = new(new FileResolver(this.folder.File("store"), this.folder.File("mirror"), null));
        FileResolver resolver = new(this.folder.File("store"), this.folder.File("mirror"), null);
        string[] paths = [.. entry.Info.Files.Where(file => file.Url is not null).Select(file => resolver.Resolve(DatasetLoader.SourceOf(entry.Info, file), Token))];
        Assert.Equal(s_table, await File.ReadAllBytesAsync(paths[0], Token));
        Assert.Equal(s_digested, await File.ReadAllBytesAsync(paths[1], Token));
        Assert.Equal("first", await File.ReadAllTextAsync(Path.Combine(paths[2], "a.txt"), Token));
        Assert.Equal((3, 4), loader.Availability(entry.Info));
        Assert.Equal(["made-up assembly: location not verified, no SHA-256 stated: its SHA-1 is compared", "made-up betas: no public location; lay it at lab/betas.mat under CONCORD_DATA"], remarks);
    }

    [Fact]
    public async Task A_wrong_file_in_such_a_folder_is_refused()
    {
        using LoopbackServer server = new(s_table);
        DatasetEntry entry = EntryAt(server.Url, s_table);
        List<string> lines = [];
        MirrorList.Write([entry], lines.Add, _ => { });
        await this.Download(lines);
        FileResolver resolver = new(this.folder.File("store"), this.folder.File("mirror"), null);
        ResolutionException exception = Assert.Throws<ResolutionException>(() => resolver.Resolve(DatasetLoader.SourceOf(entry.Info, entry.Info.Files[1]), Token));
        Assert.Contains("The file is not used", exception.Message, StringComparison.Ordinal);
    }

    private static DatasetEntry EntryAt(string url, byte[] zip) => new(
        new DatasetInfo("made-up", "Made up", "For tests.", "@misc{made}", "MIT", null, "1", [
            new DatasetFile("table", url + "table.csv", HashOf(s_table), s_table.Length, "CC-BY-4.0, or so", null),
            new DatasetFile("assembly", url + "a%2Cb.nc", null, null, "none stated", null) { Digest = new PublisherDigest(DigestKind.Sha1, Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, s_digested))), LocationVerified = false },
            new DatasetFile("pictures", url + "set.zip", HashOf(zip), zip.Length, "MIT", null) { Archive = new ArchiveForm(ArchiveKind.Zip) },
            new DatasetFile("betas", null, new string('1', 64), 5, "none stated", "lab/betas.mat"),
        ], []),
        (info, _) => new Dataset(info));

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // As a shell does it with curl: one line, one file.
    private async Task Download(List<string> lines)
    {
        using HttpClient client = new();
        foreach (string[] cells in lines.Skip(1).Select(line => line.Split(',', 5)))
        {
            string path = this.folder.File("mirror/" + cells[3]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(new Uri(cells[0]), Token), Token);
        }

        await File.WriteAllLinesAsync(this.folder.File("mirror/mirror.csv"), lines, Token);
    }
}
