using System.Diagnostics;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly byte[] s_png = File.ReadAllBytes(Repository.Reference("images", "rgb8.png"));
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.File("pictures");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_are_categories_and_paths_are_ids_in_ordinal_order()
    {
        Put("dog/2.png", "dog/10.PNG", "cat/deep/1.jpeg", "plain.png");
        PutText("", "README.md", ".DS_Store", "cat/Thumbs.db", "__MACOSX/dog/2.png", "cat/._1.jpeg", "LICENSE");
        StimulusSet set = ImageFolder.Read(Root);
        Assert.Equal("pictures", set.Id);
        Assert.Equal(["cat/deep/1", "dog/10", "dog/2", "plain"], set.Ids);
        Assert.Equal(["cat", "dog", "dog", null], set.Stimuli.Select(stimulus => stimulus.Category));
        Assert.Equal(2, set["plain"].Load().Width);
        Assert.Empty(set.Labels);
    }

    [Fact]
    public void A_table_gives_order_ids_categories_and_labels()
    {
        Put("a.png", "sub/b.png");
        string index = Write("index.csv", "Stimulus_ID,filename,object_name,size\ntwo,./sub\\b.png,cup,3\none,a.png,,4\n");
        StimulusSet set = ImageFolder.Read(Root, new ImageFolderOptions { Index = index, Id = "cups", Decoding = new ImageDecoding { Alpha = AlphaRule.Dropped } });
        Assert.Equal("cups", set.Id);
        Assert.Equal(["two", "one"], set.Ids);
        Assert.Equal(["cup", null], set.Stimuli.Select(stimulus => stimulus.Category));
        Assert.Equal(["3", "4"], set.Labels["size"]);
        Assert.Equal(["4", "3"], set.Subset("turned", ["one", "two"]).Labels["size"]);
        Assert.NotEqual(CanonicalHash.OfBytes(s_png), set["one"].ContentHash);
    }

    [Fact]
    public void Columns_may_be_named_and_a_tab_separates_a_tsv()
    {
        Put("a.png", "b.png");
        string index = Write("index.tsv", "where\twho\tfile_name\na.png\tx\tq\nb.png\ty\tq\n");
        StimulusSet set = ImageFolder.Read(Root, new ImageFolderOptions { Index = index, FileColumn = "where", IdColumn = "who", CategoryColumn = "file_name" });
        Assert.Equal(["x", "y"], set.Ids);
        Assert.Equal("q", set["x"].Category);
        Says("no column 'nowhere'", new ImageFolderOptions { Index = index, FileColumn = "nowhere" });
        Says("no column of file names among x, y", new ImageFolderOptions { Index = Write("other.csv", "x,y\n1,2\n") });
    }

    [Fact]
    public void All_faults_of_files_are_listed_at_once()
    {
        Put("a.png", "A.png", "b.png", "b.jpg", "movie.tif");
        PutText("", "zero.png");
        PutText("<html>", "page.png");
        File.CreateSymbolicLink(Path.Combine(Root, "away.png"), Write("outside.png", "x"));
        File.CreateSymbolicLink(Path.Combine(Root, "nowhere.png"), Path.Combine(Root, "gone.png"));
        File.CreateSymbolicLink(Path.Combine(Root, "circle.png"), Path.Combine(Root, "circle.png"));
        Directory.CreateSymbolicLink(Path.Combine(Root, "loop"), Root);
        string message = Says("", new ImageFolderOptions());
        Assert.All(
            ["files of kinds that are not read (1): movie.tif", "empty files (1): zero.png", "files that are no pictures (1): page.png", "links that leave the folder (1): away.png", "links that lead nowhere (2): ", "linked folders (1): loop", "names that differ in case alone (1): a.png and A.png", "ids that occur twice (1): 'b' (b.jpg and b.png)"],
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_a_table_are_listed_at_once_the_first_ten_of_each()
    {
        Put([.. Enumerable.Range(10, 13).Select(i => $"{i}.png")]);
        Put("Case.png");
        string index = Write("index.csv", "id,file\nx,10.png\nx,11.png\n,12.png\ny,12.png\nz,gone.png\nv,../../etc/passwd.png\nu,/etc/passwd.png\nt,case.png\n");
        string message = Says("", new ImageFolderOptions { Index = index });
        Assert.Contains($"files that are missing (2): gone.png ({index}:6), case.png ({index}:9; there is Case.png)", message, StringComparison.Ordinal);
        Assert.Contains($"paths that leave the folder (2): ../../etc/passwd.png ({index}:7), /etc/passwd.png ({index}:8)", message, StringComparison.Ordinal);
        Assert.Contains($"files that stand in the table twice (1): 12.png ({index}:5)", message, StringComparison.Ordinal);
        Assert.Contains("files that the table does not name (11): 13.png, 14.png, 15.png, 16.png, 17.png, 18.png, 19.png, 20.png, 21.png, 22.png, …", message, StringComparison.Ordinal);
        Assert.Contains("ids that occur twice (1): 'x' (10.png and 11.png)", message, StringComparison.Ordinal);
        Assert.Contains("files without an id (1): 12.png", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_allowed_is_allowed()
    {
        Put("a.png", "b.png");
        string annex = _folder.File("annex.png");
        File.WriteAllBytes(annex, s_png);
        File.CreateSymbolicLink(Path.Combine(Root, "c.png"), annex);
        File.CreateSymbolicLink(Path.Combine(Root, "d.png"), Path.Combine(Root, "a.png"));
        Assert.Equal(["a", "b", "c", "d"], ImageFolder.Read(Root, new ImageFolderOptions { FollowLinks = true }).Ids);
        Assert.Equal(["c"], ImageFolder.Read(Root, new ImageFolderOptions { FollowLinks = true, AllowExtra = true, Index = Write("index.csv", "file\nc.png\n") }).Ids);
    }

    [Fact]
    public void A_folder_that_is_not_there_and_one_without_pictures_are_refused()
    {
        Assert.Contains("no such folder", Assert.Throws<DatasetException>(() => ImageFolder.Read(Root)).Message, StringComparison.Ordinal);
        PutText("", "README.md");
        Says("none at all", new ImageFolderOptions());
    }

    [Fact]
    public void A_pipe_among_the_pictures_is_never_opened()
    {
        Put("a.png");
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using Process pipe = Process.Start("mkfifo", Path.Combine(Root, "pipe.png"));
        pipe.WaitForExit();
        Says("empty files (1): pipe.png", new ImageFolderOptions());
    }

    private void Put(params string[] names) => Write(s_png, names);

    private void PutText(string content, params string[] names) => Write(System.Text.Encoding.UTF8.GetBytes(content), names);

    private void Write(byte[] bytes, string[] names)
    {
        foreach (string name in names)
        {
            string path = Path.Combine(Root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private string Says(string part, ImageFolderOptions options)
    {
        string message = Assert.Throws<DatasetException>(() => ImageFolder.Read(Root, options)).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
        return message;
    }
}
