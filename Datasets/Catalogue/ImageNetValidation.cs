using System.Globalization;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Catalogue;

/// <summary>The validation images of ImageNet (ILSVRC 2012), from the two archives that its pages give out.</summary>
/// <remarks>
/// Names and MD5 of the archives, and how the devkit's numbers lead to WordNet ids (synsets without children; the n-th line is the n-th image): pytorch/vision@04761627d429b08507c9d15b16e3fe51d04ef61c: torchvision/datasets/imagenet.py.
/// There is no public address: the archives are laid under CONCORD_DATA by whoever has accepted the terms.
/// </remarks>
internal static class ImageNetValidation
{
    private const string Licence = "ImageNet terms of access (image-net.org/download.php)";
    private const string Source = "pytorch/vision@04761627d429b08507c9d15b16e3fe51d04ef61c: torchvision/datasets/imagenet.py";
    private const string Devkit = "ILSVRC2012_devkit_t12";

    public static DatasetEntry Entry { get; } = new(
        new DatasetInfo(
            "imagenet-val",
            "ImageNet (ILSVRC 2012): 50,000 validation images",
            "The validation images of ILSVRC 2012, as JPEG of many sizes, with their category as WordNet id (n01440764 …). Ids are the files' names, ILSVRC2012_val_00000001 to -00050000. There is no recording, and no public location: lay the two archives under CONCORD_DATA/imagenet; they are unpacked into the store.",
            "@article{russakovsky2015imagenet, title={ImageNet Large Scale Visual Recognition Challenge}, author={Russakovsky, Olga and Deng, Jia and Su, Hao and Krause, Jonathan and Satheesh, Sanjeev and Ma, Sean and Huang, Zhiheng and Karpathy, Andrej and Khosla, Aditya and Bernstein, Michael and Berg, Alexander C. and Fei-Fei, Li}, journal={International Journal of Computer Vision}, volume={115}, number={3}, pages={211--252}, year={2015}}",
            Licence,
            null,
            "1",
            [
                FileOf("images", "ILSVRC2012_img_val.tar", "29b22e2961454d5413ddabcf34fc5622", ArchiveKind.Tar),
                FileOf("devkit", Devkit + ".tar.gz", "fa75699e90414af021442c21a62c3abf", ArchiveKind.TarGzip),
            ],
            [])
        {
            Contents = new DatasetContents { Conditions = 50_000, HasStimuli = true },
            // model-vs-human, licenses/LICENSES_OVERVIEW.md
            LandingPage = "https://image-net.org/download.php",
        },
        Load);

    private static DatasetFile FileOf(string role, string name, string md5, ArchiveKind kind) => new(role, null, null, null, Licence, "imagenet/" + name)
    {
        Digest = new PublisherDigest(DigestKind.Md5, md5),
        Archive = new ArchiveForm(kind),
        LocationVerified = false,
        Source = Source,
    };

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        string data = Path.Combine(paths["devkit"], Devkit, "data");
        Dictionary<int, string> categories = ReadCategories(Path.Combine(data, "meta.mat"));
        string truth = Path.Combine(data, "ILSVRC2012_validation_ground_truth.txt");
        string[] numbers = [.. ReadLines(truth)];
        string[] images = [.. Directory.EnumerateFiles(paths["images"], "ILSVRC2012_val_*.JPEG").Order(StringComparer.Ordinal)];
        if (images.Length != numbers.Length)
        {
            throw new DatasetException(paths["images"], $"{images.Length} images", $"{numbers.Length}, as lines of {truth}", "Lay the whole archive under CONCORD_DATA.");
        }

        return new Dataset(info)
        {
            Stimuli = new StimulusSet(info.Id, [.. images.Select((path, i) => Stimulus.FromFile(IdOf(path, i), path, CategoryOf(numbers[i], categories, $"{truth}:{i + 1}")))]),
        };
    }

    // The n-th line of the truth is the image number n: a missing image must not shift all that follow.
    private static string IdOf(string path, int index)
    {
        string id = Path.GetFileNameWithoutExtension(path);
        return id == string.Create(CultureInfo.InvariantCulture, $"ILSVRC2012_val_{index + 1:00000000}")
            ? id
            : throw new DatasetException(path, $"image {index + 1} in order", "the number of its name", "An image is missing before it; lay the whole archive under CONCORD_DATA.");
    }

    private static string CategoryOf(string number, Dictionary<int, string> categories, string where) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id) && categories.TryGetValue(id, out string? wordNetId)
            ? wordNetId
            : throw new DatasetException(where, $"category '{number}'", "a number of a synset in meta.mat that has no children", "Use the devkit of task 1 and 2 (t12).");

    private static Dictionary<int, string> ReadCategories(string path)
    {
        MatStruct synsets = MatFile.Read(path)["synsets"].AsStruct();
        var categories = new Dictionary<int, string>();
        for (int i = 0; i < synsets.Count; i++)
        {
            if (synsets[i, "num_children"].AsNumeric().ToDoubles() is [0])
            {
                categories[(int)synsets[i, "ILSVRC2012_ID"].AsNumeric().ToDoubles()[0]] = synsets[i, "WNID"].AsText().Text;
            }
        }

        return categories;
    }

    private static IEnumerable<string> ReadLines(string path) => File.Exists(path)
        ? File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)
        : throw new DatasetException(path, "no such file in the devkit", "the ground truth of the validation images", "Use the devkit of task 1 and 2 (t12).");
}
