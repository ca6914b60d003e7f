using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Entries whose files could not be fetched here, on made-up files of the same form.</summary>
public sealed class MadeUpSetsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CIFAR_10_is_read_from_its_binary_version()
    {
        byte[] bytes = new byte[10_000 * 3073];
        new Random(1).NextBytes(bytes);
        for (int i = 0; i < 10_000; i++)
        {
            bytes[i * 3073] = (byte)(i % 10);
        }

        string batch = WriteCifar(bytes);
        StimulusSet stimuli = DatasetCatalogue.Find("cifar10").Load(Paths(("binary", _folder.Path))).Stimuli!;
        Assert.Equal(10_000, stimuli.Count);
        Stimulus one = stimuli["cifar10-test-01234"];
        RgbImage image = one.Load();
        Assert.Equal(("c4", 32, 32), (one.Category, image.Width, image.Height));
        // Row 2, column 5: planes of 1,024 bytes behind the label.
        int at = (1234 * 3073) + 1 + (2 * 32) + 5;
        Assert.Equal([bytes[at], bytes[at + 1024], bytes[at + 2048]], image.Rgb.ToArray().AsSpan(3 * ((2 * 32) + 5), 3).ToArray());

        bytes[3073 * 77] = 10;
        WriteCifar(bytes);
        Assert.Contains($"{batch}: label 10 in record 77; expected 0…9", Refused("cifar10", ("binary", _folder.Path)), StringComparison.Ordinal);
        WriteCifar(bytes[..^1]);
        Assert.Contains("expected a whole number of records of 3073 bytes", Refused("cifar10", ("binary", _folder.Path)), StringComparison.Ordinal);
        WriteCifar(bytes[..3073]);
        Assert.Contains("1 pictures; expected 10000", Refused("cifar10", ("binary", _folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void ImageNets_validation_images_have_the_categories_of_the_devkit()
    {
        for (int i = 1; i <= 6; i++)
        {
            File.WriteAllText(_folder.File($"ILSVRC2012_val_{i:00000000}.JPEG"), "no picture");
        }

        (string, string)[] paths = [("images", _folder.Path), ("devkit", Repository.Reference("devkit"))];
        StimulusSet stimuli = DatasetCatalogue.Find("imagenet-val").Load(Paths(paths)).Stimuli!;
        Assert.Equal(["n02110185", "n02119789", "n02119789", "n02096294", "n02100735", "n02110185"], stimuli.Stimuli.Select(stimulus => stimulus.Category));
        Assert.Equal("ILSVRC2012_val_00000001", stimuli.Ids[0]);

        File.Move(_folder.File("ILSVRC2012_val_00000003.JPEG"), _folder.File("ILSVRC2012_val_00000007.JPEG"));
        Assert.Contains("ILSVRC2012_val_00000004.JPEG: image 3 in order", Refused("imagenet-val", paths), StringComparison.Ordinal);
        File.Delete(_folder.File("ILSVRC2012_val_00000007.JPEG"));
        Assert.Contains("5 images; expected 6", Refused("imagenet-val", paths), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_the_out_of_distribution_sets_get_the_names_of_the_trials()
    {
        // The names are those of the published trials of ResNet-50; the pictures and the zip are made up.
        IReadOnlyList<TrialTable> trials = SharedFiles.Load("geirhos2021").Trials;
        DatasetEntry entry = DatasetCatalogue.Find("geirhos2021");
        Assert.Equal(trials.Select(table => table.Dataset).Order(StringComparer.Ordinal), entry.Pictures.Select(pictures => pictures.Set).Order(StringComparer.Ordinal));
        foreach (PictureSet pictures in entry.Pictures.Where(pictures => pictures.Files.Count == 2))
        {
            TrialTable table = trials.Single(candidate => candidate.Dataset == pictures.Set);
            Trial[] shown = [.. table.Trials.Where(trial => trial.Subject == "resnet50")];
            StimulusSet stimuli = pictures.Load(Paths(("table", WriteTable(pictures.Set, shown)), ("pictures", _folder.File(pictures.Set))));
            Assert.Equal(shown.Select(trial => PictureSet.StimulusId(trial, table)).Order(StringComparer.Ordinal), stimuli.Ids.Order(StringComparer.Ordinal));
            Assert.All(shown, trial => Assert.Equal(trial.Category, stimuli[PictureSet.StimulusId(trial, table)].Category));
        }
    }

    [Fact]
    public void A_table_that_names_what_the_archive_lacks_or_what_lies_elsewhere_is_refused()
    {
        PictureSet pictures = DatasetCatalogue.Find("geirhos2021").Pictures.Single(candidate => candidate.Set == "sketch");
        File.WriteAllText(_folder.File("outside.png"), "");
        Directory.CreateDirectory(_folder.File("unpacked"));
        foreach (string name in new[] { "lost.png", "../outside.png", _folder.File("outside.png"), "" })
        {
            string table = _folder.File("table.csv");
            File.WriteAllText(table, $"image_id,image_id_long,condition,truth,filename\nx,0001_ske_dnn_0_airplane_00_x,0,airplane,{name}\n");
            string message = Assert.Throws<DatasetException>(() => pictures.Load(Paths(("table", table), ("pictures", _folder.File("unpacked"))))).Message;
            Assert.StartsWith($"{table}:2: picture '{name}', which is not in the archive", message, StringComparison.Ordinal);
        }
    }

    private string WriteCifar(byte[] bytes)
    {
        Directory.CreateDirectory(_folder.File("cifar-10-batches-bin"));
        File.WriteAllText(_folder.File("cifar-10-batches-bin/batches.meta.txt"), string.Concat(Enumerable.Range(0, 10).Select(i => $"c{i}\n")) + "\n");
        string path = _folder.File("cifar-10-batches-bin/test_batch.bin");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string WriteTable(string set, Trial[] trials)
    {
        Directory.CreateDirectory(_folder.File(set));
        List<string> lines = ["image_id,image_id_long,condition,truth,filename"];
        foreach (Trial trial in trials)
        {
            string stem = Path.GetFileNameWithoutExtension(trial.ImageName);
            string id = string.Join('_', set == "cue-conflict" ? [stem] : stem.Split('_')[3..]);
            File.WriteAllText(_folder.File($"{set}/{id}.png"), "");
            lines.Add($"{id},{(set == "cue-conflict" ? "" : stem)},{(set == "cue-conflict" ? "0" : stem.Split('_')[3])},{trial.Category},{id}.png");
        }

        File.WriteAllLines(_folder.File(set + ".csv"), lines);
        return _folder.File(set + ".csv");
    }

    private static string Refused(string id, params (string Role, string Path)[] paths) => Assert.Throws<DatasetException>(() => DatasetCatalogue.Find(id).Load(Paths(paths))).Message;

    private static Dictionary<string, string> Paths(params (string Role, string Path)[] paths) => paths.ToDictionary(path => path.Role, path => path.Path, StringComparer.Ordinal);
}
