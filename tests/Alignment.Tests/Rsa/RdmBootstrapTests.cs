using System.Text.Json;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class RdmBootstrapTests
{
    public static TheoryData<string> Ids => RdmComparatorTests.Ids;

    [Theory]
    [MemberData(nameof(RdmComparatorTests.Peers), MemberType = typeof(RdmComparatorTests))]
    public void Draws_equal_rsatoolbox_on_the_same_indices(string id, string theirs)
    {
        JsonElement expected = Golden.Json("compare", "bootstrap_given_indices.json");
        Matrix a = Golden.Npy("compare", "A.npy");
        Matrix b = Golden.Npy("compare", "B.npy");
        int[][] indices = expected.GetProperty("pattern_idx").EnumerateArray().Select(Golden.Ints).ToArray();
        StimulusResamples resamples = StimulusResamples.FromIndices(indices, 15);
        JsonElement table = expected.TryGetProperty(theirs, out JsonElement given) ? given : Golden.Json("compare", "bootstrap_more.json").GetProperty(theirs);
        double[] all = table.Flat(); // (draws, A, B)
        for (int j = 0; j < b.Rows; j++)
        {
            var bootstrap = new RdmBootstrap(resamples, [b.Row(j).ToArray()], RdmComparators.Find(id));
            for (int i = 0; i < a.Rows; i++)
            {
                double[] wanted = Enumerable.Range(0, indices.Length).Select(d => all[(((d * a.Rows) + i) * b.Rows) + j]).ToArray();
                Golden.Close($"bootstrap {id}", wanted, bootstrap.Run(a.Row(i).ToArray()), 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Draws_equal_the_expanded_sample_with_ties_undefined_pairs_and_several_subjects(string id)
    {
        const int Stimuli = 11;
        int pairs = Rdm.PairCount(Stimuli);
        var resamples = new StimulusResamples(4, 30, Stimuli);
        double[][] subjects = [Rounded(1, pairs), Rounded(2, pairs), Rounded(3, pairs)];
        double[] model = Rounded(4, pairs);
        subjects[1][8] = double.NaN;
        IRdmComparator comparator = RdmComparators.Find(id);
        var bootstrap = new RdmBootstrap(resamples, subjects, comparator);
        foreach (bool spoilModel in new[] { false, true })
        {
            model[20] = spoilModel ? double.NaN : 1;
            double[] wanted = Enumerable.Range(0, 30).Select(draw => subjects.Average(subject => Naive(resamples, draw, model, subject, comparator))).ToArray();
            Golden.Close($"bootstrap {id} twin", wanted, bootstrap.Run(model), 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_draw_without_variance_is_undefined(string id)
    {
        // Only stimuli 0 and 1 are drawn: one distance, four times. A cosine asks for more than 0 only.
        double flat = id.EndsWith("cosine", StringComparison.Ordinal) ? 0 : 1;
        StimulusResamples resamples = StimulusResamples.FromIndices([[0, 0, 1, 1], [0, 1, 2, 3]], 4);
        double[] draws = new RdmBootstrap(resamples, [[flat, 2, 3, 4, 5, 6]], RdmComparators.Find(id)).Run([1.1, 2.3, 3.7, 4.1, 5.9, 6.2]);
        Assert.True(double.IsNaN(draws[0]));
        Assert.InRange(draws[1], 0.95, 1 + 1e-12);
    }

    [Fact]
    public void An_undistorted_draw_gives_the_score_itself_and_the_interval_holds_it()
    {
        double[] brain = Draw.Normals(1, 435);
        double[] model = brain.Zip(Draw.Normals(2, 435), (b, e) => b + e).ToArray();
        var comparator = new SpearmanComparator();
        double score = comparator.Compare(model, brain).Value;
        double[] once = new RdmBootstrap(StimulusResamples.FromIndices([Enumerable.Range(0, 30).ToArray()], 30), [brain], comparator).Run(model);
        Assert.Equal(score, once[0], 13);
        Interval interval = Interval.Percentile(new RdmBootstrap(new StimulusResamples(1, 500, 30), [brain], comparator).Run(model));
        Assert.InRange(score, interval.Lower, interval.Upper);
        Assert.True(interval.Upper - interval.Lower is > 0.02 and < 0.5);
    }

    private static double Naive(StimulusResamples resamples, int draw, double[] model, double[] subject, IRdmComparator comparator)
    {
        int n = resamples.Stimuli;
        List<int> drawn = [];
        for (int i = 0; i < n; i++)
        {
            drawn.AddRange(Enumerable.Repeat(i, resamples.Multiplicities(draw)[i]));
        }

        List<double> a = [];
        List<double> b = [];
        for (int p = 0; p < n; p++)
        {
            for (int q = p + 1; q < n; q++)
            {
                // The pair of a stimulus with its own copy is undefined.
                bool isSelf = drawn[p] == drawn[q];
                int at = isSelf ? 0 : Rdm.PairIndex(drawn[p], drawn[q], n);
                a.Add(isSelf ? double.NaN : model[at]);
                b.Add(isSelf ? double.NaN : subject[at]);
            }
        }

        return comparator.Compare([.. a], [.. b]).Value;
    }

    private static double[] Rounded(long seed, int count) => Array.ConvertAll(Draw.Normals(seed, count), v => Math.Round(v * 2));
}
