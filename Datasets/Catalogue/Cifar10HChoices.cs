using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Catalogue;

/// <summary>CIFAR-10H as a recording: what share of people chose each category, as ten responses to each image. For networks that do not decide among CIFAR-10's categories, but from whose features people's choices may be read out.</summary>
internal static class Cifar10HChoices
{
    private const string Region = "choices";

    public static DatasetEntry Entry { get; } = new(
        Cifar10H.Entry.Info with
        {
            Id = "cifar10h-choices",
            Title = "CIFAR-10H as responses: shares of human choices on the CIFAR-10 test images",
            Description = "The counts of cifar10h, each image's divided by their sum: 10,000 images × 10 categories, in the region 'choices'; one group of about 51 people an image, no single subjects. "
                + "The ceiling of each category is the reliability of its share over images (variance), 1 − mean p(1 − p)/(n − 1) / var p, with n the people who judged the image: what sampling people leaves. "
                + "The pictures here are JPEG copies, 32×32 pixels. Stimulus ids are cifar10-test-00000 to -09999.",
            Regions = [Region],
            Contents = new DatasetContents { Conditions = 10_000, HasStimuli = true, HasNeuroids = true, NeuroidSubjects = 1, HasNeuroidCeilings = true },
        },
        Load);

    private static Dataset Load(DatasetInfo info, IReadOnlyDictionary<string, string> paths)
    {
        Dataset counted = Cifar10H.Entry.Load(paths);
        LabelDistribution labels = counted.Labels!;
        int categories = labels.Categories.Count;
        double[] sums = [.. Enumerable.Range(0, labels.StimulusIds.Count).Select(row => labels.Counts.AsSpan(row * categories, categories).ToArray().Sum())];
        double[] shares = [.. labels.Counts.Select((count, at) => count / sums[at / categories])];
        Neuroid[] neuroids = [.. labels.Categories.Select((category, column) => new Neuroid(category, Region, "people", Reliability(shares, sums, column, categories)))];
        return new Dataset(info)
        {
            Stimuli = counted.Stimuli,
            Assemblies = [new NeuroidAssembly(info.Id, labels.StimulusIds, neuroids, shares)],
            NeuroidCeilings = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["sampling of people"] = [.. neuroids.Select(neuroid => neuroid.Ceiling)] },
        };
    }

    // p(1 − p)/(n − 1) estimates a share's sampling variance without bias.
    private static double Reliability(double[] shares, double[] sums, int column, int categories)
    {
        double[] own = [.. sums.Select((_, row) => shares[(row * categories) + column])];
        double mean = own.Average();
        double variance = own.Sum(share => (share - mean) * (share - mean)) / (own.Length - 1);
        return 1 - (own.Select((share, row) => share * (1 - share) / (sums[row] - 1)).Average() / variance);
    }
}
