using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Tests.Catalogue;

public sealed class DatasetCatalogueTests
{
    [Fact]
    public void Every_entry_states_what_it_is_and_where_each_file_comes_from()
    {
        Assert.Equal(DatasetCatalogue.All.Count, DatasetCatalogue.All.Select(entry => entry.Info.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (DatasetInfo info in DatasetCatalogue.All.Select(entry => entry.Info))
        {
            Assert.Matches("^[a-z0-9-]+$", info.Id);
            Assert.Contains("title={", info.Citation, StringComparison.Ordinal);
            Assert.NotEmpty(info.Licence);
            Assert.All(DatasetCatalogue.Find(info.Id).AllFiles, file =>
            {
                Assert.Matches("^[0-9a-f]{64}$", file.IsFolder ? file.TreeSha256 : file.Sha256);
                Assert.True(file.IsFolder || file.Bytes > 0);
                Assert.True((file.Url is null) != (file.DataPath is null), file.Role);
                Assert.True(file.Url is null || Uri.TryCreate(file.Url, UriKind.Absolute, out _));
            });
        }
    }

    [Fact]
    public void Every_hash_size_and_URL_is_in_the_mirror_or_the_data()
    {
        foreach (DatasetInfo info in DatasetCatalogue.All.Select(entry => entry.Info).Where(info => info.Files.Count > 0))
        {
            DatasetFile[] files = [.. DatasetCatalogue.Find(info.Id).AllFiles];
            Dictionary<string, string> paths = SharedFiles.Paths(files);
            Assert.All(files.Where(file => !file.IsFolder), file =>
            {
                Assert.Equal(file.Bytes, new FileInfo(paths[file.Role]).Length);
                Assert.Equal(file.Sha256, CanonicalHash.OfFile(paths[file.Role]));
            });
        }
    }

    [Fact]
    public void An_unknown_id_lists_the_known_and_suggests_the_nearest() =>
        Assert.EndsWith("Did you mean 'kriegeskorte92'?", Assert.Throws<DatasetException>(() => DatasetCatalogue.Find("Kriegeskorte-92")).Message, StringComparison.Ordinal);

    [Fact]
    public void Loading_without_a_path_names_the_role() =>
        Assert.Contains("no path for stimuli, brain-rdms", Assert.Throws<DatasetException>(() => DatasetCatalogue.Find("kriegeskorte92").Load(new Dictionary<string, string>(StringComparer.Ordinal))).Message, StringComparison.Ordinal);
}
