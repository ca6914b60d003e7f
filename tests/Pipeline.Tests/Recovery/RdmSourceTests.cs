using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;
using Concord.Alignment.Statistics;
using Concord.Pipeline.Recovery;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Tests.Recovery;

public sealed class RdmSourceTests
{
    private const int Stimuli = 24;

    [Fact]
    public void Subjects_agree_as_the_recorded_ones_do_and_their_mean_is_the_models_rdm()
    {
        double[] recorded = Correlation(seed: 1), model = Correlation(seed: 2);
        BenchmarkTarget target = Target([.. Enumerable.Range(0, 5).Select(subject => Noisy(recorded, subject))]);
        RdmSource source = new(target, model, "spearman", agreement: null, new RecoveryStream(1, "net/layer"));
        SimulatedTarget[] simulated = [.. Enumerable.Range(0, 30).Select(source.Simulate)];
        Assert.InRange(source.Reliability, 0.3, 0.9);
        Assert.Equal(source.Reliability, simulated.Average(recording => recording.Reliability), 0.08);
        Assert.All(simulated, recording => Assert.Equal(target.SubjectRdms.Select(rdm => rdm.Subject), recording.Target.SubjectRdms.Select(rdm => rdm.Subject)));
        double[] mean = RsaScore.MeanRdm([.. simulated.SelectMany(recording => recording.Target.SubjectRdms).Select(rdm => rdm.Upper)]);
        Assert.True(Pearson.Compute(mean, model).Value > 0.97);
    }

    [Fact]
    public void A_stated_agreement_takes_the_place_of_the_measured_one()
    {
        BenchmarkTarget target = Target([Correlation(1), Correlation(3), Correlation(4)]);
        RdmSource source = new(target, Correlation(2), "spearman", agreement: 0.7, new RecoveryStream(1, "net/layer"));
        Assert.Equal(0.7, source.Reliability);
        Assert.Equal(0.7, Enumerable.Range(0, 30).Average(recording => source.Simulate(recording).Reliability), 0.08);
    }

    private static double[] Correlation(int seed) => Rdm.Compute(new GaussianSource(new StableRandom(seed)).Matrix(Stimuli, 15), RdmDistances.Find("correlation")).UpperTriangle;

    private static double[] Noisy(double[] rdm, int subject)
    {
        GaussianSource noise = new(new StableRandom(9, subject));
        return [.. rdm.Select(value => value + (0.3 * noise.Next()))];
    }

    private static BenchmarkTarget Target(double[][] subjects) => new()
    {
        Dataset = "d",
        Stimuli = "d",
        Conditions = [.. Enumerable.Range(0, Stimuli).Select(i => $"s{i}")],
        SubjectRdms = [.. subjects.Select((upper, s) => ($"subject {s}", upper))],
    };
}
