using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Checks;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Tests.Catalogue;

/// <summary>Numbers: shared/golden/real/kriegeskorte92.txt (scipy).</summary>
public sealed class Kriegeskorte92Tests
{
    [Fact]
    public void Human_and_monkey_IT_correlate_as_published()
    {
        Dataset dataset = SharedFiles.Load("kriegeskorte92");
        Assert.Equal(0.4912, Correlation.Pearson(One(dataset, "mIT"), One(dataset, "hIT-fig1")), 0.00005);
        Assert.Equal(0.4389, Spearman(One(dataset, "mIT"), One(dataset, "hIT-fig1")), 0.00005);
    }

    [Fact]
    public void Figure_1_is_the_mean_of_the_eight_sessions_and_subjects_correlate_as_published()
    {
        RdmSet human = SharedFiles.Load("kriegeskorte92").RegionRdms("hIT");
        Assert.Equal(["BE", "KO", "SN", "TI"], human.Entries.Select(entry => entry.Subject));
        double[] mean = Mean(human);
        Assert.Equal(1.0, Correlation.Pearson(mean, One(SharedFiles.Load("kriegeskorte92"), "hIT-fig1")), 1e-6);
        double[] between = [.. Reliability.Table(SharedFiles.Load("kriegeskorte92")).Where(row => row.Part == "hIT" && row.Measure.Contains("subjects", StringComparison.Ordinal)).Select(row => row.Value)];
        double[] expected = [0.223, 0.446, 0.289, 0.238, 0.229, 0.279];
        Assert.Equal(expected.Length, between.Length);
        Assert.All(expected.Zip(between), pair => Assert.Equal(pair.First, pair.Second, 0.0005));
    }

    [Fact]
    public void Region_hIT_keeps_eight_sessions_apart_until_it_is_scored()
    {
        RdmSet all = Assert.Single(SharedFiles.Load("kriegeskorte92").Rdms);
        Assert.Equal(8, all.Region("hIT").Entries.Count);
        Assert.Equal(16, all.Region("behaviour").Entries.Count);
        Assert.Equal(26, all.Entries.Count);
        RdmEntry[] sessions = [.. all.Region("hIT").Entries.Where(entry => entry.Subject == "KO")];
        Assert.Equal(["1", "2"], sessions.Select(entry => entry.Session));
        Assert.Equal((sessions[0].UpperTriangle[7] + sessions[1].UpperTriangle[7]) / 2, all.SubjectMeans("hIT").Entries[1].UpperTriangle[7], 1e-15);
    }

    [Fact]
    public void The_noise_ceiling_comes_out_as_published()
    {
        // rsatoolbox's reading: ranks, z-scored, averaged, not ranked again.
        double[][] ranks = [.. SharedFiles.Load("kriegeskorte92").RegionRdms("hIT").Entries.Select(entry => Standardised(Ranks(entry.UpperTriangle)))];
        double upper = ranks.Average(one => Correlation.Pearson(one, Average(ranks)));
        double lower = ranks.Average(one => Correlation.Pearson(one, Average([.. ranks.Where(other => other != one)])));
        Assert.Equal(0.3770, lower, 0.00005);
        Assert.Equal(0.6719, upper, 0.00005);
    }

    [Theory]
    [InlineData("animacy", 0.5882)]
    [InlineData("FaceBodyManmadeNatobj", 0.4053)]
    [InlineData("monkeyIT", 0.4389)]
    [InlineData("EVA", 0.3542)]
    [InlineData("HMAX", 0.2217)]
    [InlineData("V1", 0.0393)]
    [InlineData("Silhouette", 0.1247)]
    [InlineData("RADON", 0.0612)]
    [InlineData("HMAXnatImPatch", 0.1012)]
    public void Model_RDMs_correlate_with_human_IT_as_published(string model, double spearman)
    {
        Dataset dataset = SharedFiles.Load("kriegeskorte92");
        RdmEntry entry = Assert.Single(dataset.ModelRdms!.Entries, candidate => candidate.Name == model);
        Assert.Equal(spearman, Spearman(entry.UpperTriangle, Mean(dataset.RegionRdms("hIT"))), 0.00005);
    }

    [Fact]
    public void Similarity_judgements_correlate_with_human_IT_as_published()
    {
        Dataset dataset = SharedFiles.Load("kriegeskorte92");
        Assert.Equal(16, Reliability.Table(dataset).Count(row => row.Part == "behaviour" && row.Value > 0));
        Assert.Equal(0.4675, Correlation.Pearson(Mean(dataset.RegionRdms("behaviour")), One(dataset, "hIT-fig1")), 0.00005);
    }

    [Fact]
    public void Pictures_categories_and_RDM_rows_are_in_one_order()
    {
        Dataset dataset = SharedFiles.Load("kriegeskorte92");
        bool[] animate = [.. dataset.Stimuli!.Stimuli.Select(stimulus => !stimulus.Category!.EndsWith("object", StringComparison.Ordinal))];
        Assert.Equal(48, animate.Count(isAnimate => isAnimate));
        (double within, double between, double inanimate) = Contrast(One(dataset, "hIT-fig1"), animate);
        Assert.Equal(0.7818, within, 0.00005);
        Assert.Equal(0.9004, between, 0.00005);
        Assert.Equal(0.8097, inanimate, 0.00005);
    }

    [Fact]
    public void Pictures_stand_upright_on_grey_in_colour()
    {
        StimulusSet set = SharedFiles.Load("kriegeskorte92").Stimuli!;
        Assert.Equal(92, set.Count);
        // Tomato slice (64th on the contact sheet): red in the middle, grey in the corner.
        RgbImage tomato = set["64"].Load();
        Assert.Equal((175, 175), (tomato.Width, tomato.Height));
        int middle = 3 * ((87 * 175) + 87);
        Assert.Equal([128, 128, 128], tomato.Rgb[..3]);
        Assert.True(tomato.Rgb[middle] > 150 && tomato.Rgb[middle] > tomato.Rgb[middle + 2] + 40, string.Join(' ', tomato.Rgb[middle..(middle + 3)]));
        // Standing figure in a white coat (4th): taller than wide.
        RgbImage cook = set["04"].Load();
        Assert.True(Extent(cook, vertical: true) > 1.5 * Extent(cook, vertical: false));
    }

    private static int Extent(RgbImage image, bool vertical) => Enumerable.Range(0, 175).Count(line => Enumerable.Range(0, 175).Any(along =>
    {
        int at = 3 * (vertical ? (line * 175) + along : (along * 175) + line);
        return Math.Abs(image.Rgb[at] - 128) + Math.Abs(image.Rgb[at + 1] - 128) + Math.Abs(image.Rgb[at + 2] - 128) > 60;
    }));

    private static double[] One(Dataset dataset, string region) => Assert.Single(dataset.RegionRdms(region).Entries).UpperTriangle;

    private static double[] Mean(RdmSet set) => Average([.. set.Entries.Select(entry => entry.UpperTriangle)]);

    private static double[] Average(double[][] vectors) => [.. Enumerable.Range(0, vectors[0].Length).Select(i => vectors.Average(vector => vector[i]))];

    private static double Spearman(double[] x, double[] y) => Correlation.Pearson(Ranks(x), Ranks(y));

    private static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && values[order[last + 1]].Equals(values[order[first]]))
            {
                last++;
            }

            for (int i = first; i <= last; i++)
            {
                ranks[order[i]] = (first + last) / 2.0;
            }

            first = last + 1;
        }

        return ranks;
    }

    private static double[] Standardised(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (value - mean) / deviation)];
    }

    private static (double Within, double Between, double Other) Contrast(double[] triangle, bool[] isIn)
    {
        var sums = new (double Sum, int Count)[3];
        int pair = 0;
        for (int i = 0; i < isIn.Length; i++)
        {
            for (int j = i + 1; j < isIn.Length; j++)
            {
                int kind = isIn[i] && isIn[j] ? 0 : isIn[i] || isIn[j] ? 1 : 2;
                sums[kind] = (sums[kind].Sum + triangle[pair++], sums[kind].Count + 1);
            }
        }

        return (sums[0].Sum / sums[0].Count, sums[1].Sum / sums[1].Count, sums[2].Sum / sums[2].Count);
    }
}
