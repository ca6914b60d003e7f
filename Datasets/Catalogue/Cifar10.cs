using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>CIFAR-10: its 10,000 test images, exact to the pixel.</summary>
internal static class Cifar10
{
    private const string Folder = "cifar-10-batches-bin";

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "cifar10",
            "CIFAR-10: 10,000 test images",
            "The 10,000 test images of CIFAR-10, 32×32 pixels, in the original order, exact to the pixel (those of cifar10h are JPEG copies). Ids are those of cifar10h, cifar10-test-00000 to -09999; categories are the file's own. There is no recording.",
            "@techreport{krizhevsky2009learning, title={Learning multiple layers of features from tiny images}, author={Krizhevsky, Alex}, institution={University of Toronto}, year={2009}}",
            "none stated by the source of its location",
            null,
            "1",
            [
                new("binary", "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd", 170052171, "none stated by the source of its location", null)
                {
                    Archive = new ArchiveForm(ArchiveKind.TarGzip),
                    LocationVerified = false,
                    Source = "tensorflow/datasets@333639b37af6c6fedf3610a4a2d42f1c6ef6f7d5: tensorflow_datasets/url_checksums/cifar10.txt",
                },
            ],
            [])
        {
            Contents = new DatasetContents { Conditions = 10_000, HasStimuli = true },
        },
        Load);

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        string folder = Path.Combine(paths["binary"], Folder);
        string names = Path.Combine(folder, "batches.meta.txt");
        string[] categories = [.. File.Exists(names) ? File.ReadAllLines(names).Select(line => line.Trim()).Where(line => line.Length > 0) : []];
        if (categories.Length != 10)
        {
            throw new DatasetException(names, $"{categories.Length} categories", "10, a line each", "Fetch the archive again.");
        }

        string path = Path.Combine(folder, "test_batch.bin");
        // One array of 31 MB stands behind all the stimuli.
        CifarBinary file = CifarBinary.Read(path, categories.Length);
        if (file.Count != info.Contents.Conditions)
        {
            throw new DatasetException(path, $"{file.Count} pictures", $"{info.Contents.Conditions}", "Fetch the archive again.");
        }

        return new Dataset(info)
        {
            Stimuli = new StimulusSet(info.Id, [.. Enumerable.Range(0, file.Count).Select(i => new Stimulus($"cifar10-test-{i:00000}", () => file.Image(i).ContentHash, () => file.Image(i), categories[file.Label(i)]))]),
        };
    }
}
