using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>CIFAR-10H: how about 51 people each labelled the 10,000 test images of CIFAR-10 (Peterson et al. 2019).</summary>
internal static class Cifar10H
{
    private const int Count = 10_000;
    private const int Side = 32;

    private static readonly string[] s_categories = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "cifar10h",
            "CIFAR-10H: human label counts on the CIFAR-10 test images",
            "Counts of human choices among ten categories for each of the 10,000 test images of CIFAR-10, 32×32 pixels, in the original order. "
            + "The pictures here are JPEG copies: standard networks lose about 10 points of accuracy on them, robust ones under 1. Stimulus ids are cifar10-test-00000 to -09999.",
            """
            @inproceedings{peterson2019human, title={Human uncertainty makes classification more robust}, author={Peterson, Joshua C and Battleday, Ruairidh M and Griffiths, Thomas L and Russakovsky, Olga}, booktitle={Proceedings of the IEEE/CVF International Conference on Computer Vision}, pages={9617--9626}, year={2019}}
            @techreport{krizhevsky2009learning, title={Learning multiple layers of features from tiny images}, author={Krizhevsky, Alex}, institution={University of Toronto}, year={2009}}
            """,
            "counts CC-BY-NC-SA-4.0; labels Apache-2.0; pictures: none stated",
            null,
            "1",
            [
                new("counts", "https://raw.githubusercontent.com/jcpeterson/cifar-10h/48da312b193b82e6939ec20f23d1f09cbdd849c8/data/cifar10h-counts.npy", "9b36b4550349af56c79083356312eb4af856cc5fd3caf1f669d40b9d0bbb69ff", 800128, "CC-BY-NC-SA-4.0", null),
                new("labels", "https://raw.githubusercontent.com/cleanlab/label-errors/6d5d6b31a13216290afc40e5c6319399c4d15c06/original_test_labels/cifar10_test_set_original_labels.npy", "8fba587d5b11011df52b2a20eb4a272eeaf20c2d162554059f714d4b78d23aed", 20128, "Apache-2.0", null),
                new("images", null, "7870a34130c1567a0cbb2343b51e54f54c5530e7d36c7cd9f75c539214959ca1", 28500296, "none stated", "cifar10/test-in-original-order-jpeg.npz"),
            ],
            [])
        {
            Contents = new DatasetContents { Conditions = 10_000, HasStimuli = true, HasLabels = true },
        },
        Load);

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        NpyArray counts = NpyFile.Read(paths["counts"]);
        RequireShape(counts, Count, s_categories.Length);
        NpyArray labelArray = NpyFile.Read(paths["labels"]);
        RequireShape(labelArray, Count);
        int[] labels = [.. labelArray.ToInt64s().Select(label => (int)label)];
        // One array of 30 MB stands behind all the stimuli.
        var pixels = new Lazy<ReadOnlyMemory<byte>>(() => ReadPixels(paths["images"], labels));
        string[] ids = [.. Enumerable.Range(0, Count).Select(i => $"cifar10-test-{i:00000}")];
        Stimulus[] stimuli =
        [
            .. ids.Select((id, i) => new Stimulus(id, () => Image(pixels.Value, i).ContentHash, () => Image(pixels.Value, i), CategoryOf(labels[i], paths["labels"]))),
        ];
        return new Dataset(info)
        {
            Stimuli = new StimulusSet(info.Id, stimuli),
            Labels = new LabelDistribution(ids, s_categories, counts.ToDoubles(), labels),
        };
    }

    private static string CategoryOf(int label, string where) => label >= 0 && label < s_categories.Length
        ? s_categories[label]
        : throw new DatasetException(where, $"label {label}", "0…9", "Fetch the file again.");

    private static ReadOnlyMemory<byte> ReadPixels(string path, int[] labels)
    {
        using NpzFile archive = NpzFile.Open(path);
        NpyArray own = archive.Read("y");
        RequireShape(own, Count);
        long[] beside = own.ToInt64s();
        for (int i = 0; i < Count; i++)
        {
            if (beside[i] != labels[i])
            {
                throw new DatasetException(own.Where, $"label {beside[i]} at {i}", $"{labels[i]}, as in the original test set", "The pictures are in another order; use the file that the entry names.");
            }
        }

        NpyArray images = archive.Read("X");
        RequireShape(images, Count, Side, Side, 3);
        return images.AsBytes();
    }

    private static RgbImage Image(ReadOnlyMemory<byte> pixels, int i)
    {
        const int Length = 3 * Side * Side;
        return new RgbImage(Side, Side, pixels.Slice(i * Length, Length).ToArray());
    }

    private static void RequireShape(NpyArray array, params int[] shape)
    {
        if (!array.Shape.SequenceEqual(shape))
        {
            throw new DatasetException(array.Where, $"shape {array.ShapeText}", $"({string.Join(", ", shape)})", "Fetch the file again.");
        }
    }
}
