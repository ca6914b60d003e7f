using Concord.Datasets.Catalogue;
using Concord.Tests;

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
                if (file.LocationVerified)
                {
                    Assert.Matches("^[0-9a-f]{64}$", file.IsFolder ? file.TreeSha256 : file.Sha256);
                    Assert.True(file.IsFolder || file.Bytes > 0);
                }
                else
                {
                    // Not fetched here: something must speak for the file, and a source for both.
                    Assert.True(file.Sha256 is not null || file.Digest is not null, file.Role);
                    Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}: [A-Za-z0-9_/.]+$", file.Source);
                }

                Assert.True((file.Url is null) != (file.DataPath is null), file.Role);
                Assert.True(file.Url is null || Uri.TryCreate(file.Url, UriKind.Absolute, out _));
            });
        }
    }

    [Fact]
    public void Every_hash_size_and_URL_is_in_the_mirror_or_the_data()
    {
        foreach (DatasetEntry entry in DatasetCatalogue.All)
        {
            DatasetFile[] files = [.. entry.AllFiles.Where(file => file.LocationVerified)];
            Dictionary<string, string> paths = SharedFiles.Paths(files);
            Assert.All(files.Where(file => !file.IsFolder), file =>
            {
                Assert.Equal(file.Bytes, new FileInfo(paths[file.Role]).Length);
                Assert.Equal(file.Sha256, CanonicalHash.OfFile(paths[file.Role]));
            });
        }
    }

    [Fact]
    public void Every_entry_with_an_address_that_was_not_tried_says_so()
    {
        Assert.True(DatasetCatalogue.Find("kriegeskorte92").Info.LocationVerified);
        Assert.False(DatasetCatalogue.Find("majajhong2015-public").Info.LocationVerified);
        Assert.All(DatasetCatalogue.All.SelectMany(entry => entry.AllFiles), file => Assert.True(file.LocationVerified || file.Url is null || !file.Url.Contains("raw.githubusercontent.com", StringComparison.Ordinal), file.Url));
    }

    [Fact]
    public void An_entry_that_nothing_reads_says_so_before_anything_is_fetched()
    {
        DatasetEntry entry = DatasetCatalogue.Find("cichy2019");
        Assert.False(entry.CanLoad);
        string message = Assert.Throws<DatasetException>(() => entry.Load(entry.Info.Files.ToDictionary(file => file.Role, _ => "path", StringComparer.Ordinal))).Message;
        Assert.Contains("can be fetched, not loaded yet", message, StringComparison.Ordinal);
        Assert.True(DatasetCatalogue.Find("cifar10").CanLoad);
    }

    [Theory]
    [InlineData("majajhong2015-public", "assembly", "https://brainscore-storage.s3.amazonaws.com/brainio-brainscore/assy_dicarlo_MajajHong2015_public.nc")]
    [InlineData("freemanziemba2013-public", "assembly", "https://brainscore-storage.s3.amazonaws.com/brainio-brainscore/assy_movshon_FreemanZiemba2013_public.nc?versionId=W2vx7jdh9utZdVumHHarXa4L1zOrA8Fd")]
    [InlineData("freemanziemba2013-public", "pictures", "https://brainscore-storage.s3.amazonaws.com/brainio-brainscore/stimulus_FreemanZiemba2013_aperture-public.zip")]
    [InlineData("pereira2018-384", "language", "https://brainscore-storage.s3.amazonaws.com/brainscore-language/assy_Pereira2018_language.nc")]
    public void Addresses_are_made_as_Brain_Score_makes_them(string id, string role, string url) =>
        Assert.Equal(url, DatasetCatalogue.Find(id).Info.Files.Single(file => file.Role == role).Url);

    [Fact]
    public void All_that_the_mirror_holds_of_datasets_belongs_to_an_entry()
    {
        // Parts of a source's address, and why such a file is no dataset.
        (string Part, string Why)[] others =
        [
            ("/performances/", "score tables of model-vs-human"),
            ("/DeepNSD/", "score tables"),
            ("/scaling-primate-vvs/", "score tables and a list of checkpoints"),
            ("simTruePatterns.mat", "random patterns of a tutorial: no stimuli, no recording"),
            ("faceAnimateInaniClustersRDM.mat", "the supplement of kriegeskorte92 again, and RDMs made from its categories"),
            ("modelRDMs_A2020.mat", "RDMs of simulated measurements of AlexNet; nothing recorded"),
            ("cifar10h-probs.npy", "the counts of cifar10h divided by their sums"),
            ("cifar100_test_set_original_labels.npy", "labels alone"),
            (".pth", "weights"), (".pt", "weights"), (".th", "weights"), (".model", "weights"), (".onnx", "weights"), (".bin", "weights"), ("stories260K", "weights"), ("bpe_simple_vocab", "a vocabulary"), ("ViT_vnncomp2023", "weights"),
        ];
        HashSet<string> known = [.. DatasetCatalogue.All.SelectMany(entry => entry.AllFiles).Select(file => file.Sha256).OfType<string>()];
        string[] strays = [.. File.ReadLines(Path.Combine(Repository.Shared("mirror"), "mirror.csv")).Skip(1).Select(line => line.Split(',', 5))
            .Where(cells => !known.Contains(cells[1]) && !others.Any(other => cells[0].Contains(other.Part, StringComparison.Ordinal))).Select(cells => cells[0])];
        Assert.Empty(strays);
    }

    [Fact]
    public void An_unknown_id_lists_the_known_and_suggests_the_nearest() =>
        Assert.EndsWith("Did you mean 'kriegeskorte92'?", Assert.Throws<DatasetException>(() => DatasetCatalogue.Find("Kriegeskorte-92")).Message, StringComparison.Ordinal);

    [Fact]
    public void Loading_without_a_path_names_the_role() =>
        Assert.Contains("no path for stimuli, brain-rdms", Assert.Throws<DatasetException>(() => DatasetCatalogue.Find("kriegeskorte92").Load(new Dictionary<string, string>(StringComparer.Ordinal))).Message, StringComparison.Ordinal);
}
