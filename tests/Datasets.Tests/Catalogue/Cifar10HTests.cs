using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Numbers: shared/golden/real/cifar10h.txt (numpy).</summary>
public sealed class Cifar10HTests
{
    [Fact]
    public void Labels_and_human_choices_are_as_in_the_reference()
    {
        LabelDistribution labels = SharedFiles.Load("cifar10h").Labels!;
        Assert.Equal([3, 8, 8, 0, 6, 6, 1, 6, 3, 1, 0, 9], labels.TrueLabels[..12]);
        Assert.All(labels.TrueLabels.GroupBy(label => label), group => Assert.Equal(1000, group.Count()));
        IReadOnlyList<ReliabilityRow> table = Reliability.Table(SharedFiles.Load("cifar10h"));
        Assert.Equal(0.9523, table[0].Value, 0.00005);
        Assert.Equal(0.9921, table[1].Value, 0.00005);
    }

    [Fact]
    public void Choices_as_responses_are_the_shares_that_its_authors_publish_and_their_reliability_is_that_of_halves()
    {
        Dataset dataset = SharedFiles.Load("cifar10h-choices");
        NeuroidAssembly choices = dataset.Assemblies[0].Region("choices");
        string published = File.ReadLines(Path.Combine(Repository.Shared("mirror"), "mirror.csv")).Single(line => line.Contains("cifar10h-probs.npy", StringComparison.Ordinal)).Split(',')[3];
        double[] shares = NpyFile.Read(Path.Combine(Repository.Shared("mirror"), published)).ToDoubles();
        Assert.All(shares.Zip(choices.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

        // Two random halves of the people, by their counts, correlate over images by c / (2 − c), that is r with 2r / (1 + r) = c.
        LabelDistribution counts = SharedFiles.Load("cifar10h").Labels!;
        var random = new Random(1);
        for (int category = 0; category < 10; category++)
        {
            (double[] first, double[] second) = (new double[10_000], new double[10_000]);
            for (int row = 0; row < 10_000; row++)
            {
                int[] votes = [.. Enumerable.Range(0, 10).SelectMany(column => Enumerable.Repeat(column, (int)counts.Counts[(row * 10) + column]))];
                random.Shuffle(votes);
                int half = votes.Length / 2;
                (first[row], second[row]) = (votes[..half].Count(vote => vote == category) / (double)half, votes[half..].Count(vote => vote == category) / (double)(votes.Length - half));
            }

            double r = Correlation(first, second);
            Assert.Equal(2 * r / (1 + r), choices.Neuroids[category].Ceiling, 0.003);
        }
    }

    [Fact]
    public void Pictures_are_those_of_the_array_and_carry_their_category()
    {
        Dataset dataset = SharedFiles.Load("cifar10h");
        Assert.Equal(10_000, dataset.Stimuli!.Count);
        using NpzFile archive = NpzFile.Open(Repository.Shared("data", "cifar10", "test-in-original-order-jpeg.npz"));
        ReadOnlyMemory<byte> pixels = archive.Read("X").AsBytes();
        foreach (int i in (int[])[0, 1, 9999])
        {
            Stimulus stimulus = dataset.Stimuli.Stimuli[i];
            Assert.Equal(pixels.Slice(i * 3072, 3072).ToArray(), stimulus.Load().Rgb);
            Assert.Equal(dataset.Labels!.Categories[dataset.Labels.TrueLabels[i]], stimulus.Category);
            Assert.Equal(dataset.Labels.StimulusIds[i], stimulus.Id);
        }

        Assert.Equal("cat", dataset.Stimuli["cifar10-test-00000"].Category);
    }

    [Fact]
    public void Another_file_under_a_role_is_refused()
    {
        DatasetEntry entry = DatasetCatalogue.Find("cifar10h");
        Dictionary<string, string> paths = SharedFiles.Paths(entry.Info);
        paths["counts"] = paths["labels"];
        Assert.Contains("shape (10000); expected (10000, 10)", Assert.Throws<DatasetException>(() => entry.Load(paths)).Message, StringComparison.Ordinal);
    }

    private static double Correlation(double[] x, double[] y)
    {
        (double mx, double my) = (x.Average(), y.Average());
        return x.Zip(y).Sum(pair => (pair.First - mx) * (pair.Second - my)) / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
