using Concord.Alignment.Predictivity;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;

namespace Concord.Alignment.Tests.Simulation;

public sealed class ModelRecoveryTests
{
    private const int Stimuli = 24;
    private static readonly NoiseLevel s_quiet = NoiseLevel.Relative(0);
    private static readonly NoiseLevel s_loud = NoiseLevel.Relative(1e6);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_noise_every_generator_wins_and_in_pure_noise_chance_decides(bool byRegression)
    {
        RecoveryResult result = Recover(Study([s_quiet, s_loud], byRegression ? 8 : 40), byRegression ? RidgeScore : RsaScorer);
        Assert.Equal(1, result.Levels[0].Rate);
        Assert.False(result.Levels[0].Fails);
        Assert.All(result.Levels[0].Margins.SelectMany(margins => margins), margin => Assert.True(margin > 0));

        // Whatever noise prefers, it prefers for every generator alike: 1 in 4 on average.
        Assert.InRange(result.Levels[1].RateInterval.Lower, 0, 0.25);
        Assert.InRange(result.Levels[1].RateInterval.Upper, 0.25, 0.5);
        Assert.Same(result.Levels[1], result.FailsAt);
        Assert.Equal(s_loud, result.FailsAt?.Noise);
    }

    [Fact]
    public void Margins_fall_with_noise()
    {
        RecoveryResult result = Recover(Study([NoiseLevel.Reliability(0.9), NoiseLevel.Reliability(0.5), NoiseLevel.Reliability(0.2)], 10), RsaScorer);
        double[] means = [.. result.Levels.Select(level => level.Margins.Average(margins => margins.Average()))];
        Assert.True(means[0] > means[1] && means[1] > means[2]);
        Assert.All(result.Levels[0].Reliability, reliability => Assert.Equal(0.9, reliability, 0.05));
        Assert.All(result.Levels[1].Reliability, reliability => Assert.Equal(0.5, reliability, 0.1));
    }

    [Fact]
    public void More_levels_models_or_recordings_change_nothing_else()
    {
        RecoveryResult few = Recover(Study([NoiseLevel.Relative(3)], 5, models: 3), RsaScorer);
        RecoveryResult more = Recover(Study([s_quiet, NoiseLevel.Relative(3)], 8), FirstThreeOnly());
        for (int model = 0; model < 3; model++)
        {
            Assert.Equal(few.Levels[0].Margins[model], more.Levels[1].Margins[model].Take(5));
        }

        // The fourth model is undefined everywhere: it never wins and has no margin.
        Assert.All(more.Levels, level => Assert.Equal(0, level.Winners.Sum(row => row[3])));
        Assert.All(more.Levels[0].Margins[3], margin => Assert.True(double.IsNaN(margin)));
    }

    [Fact]
    public void A_tie_at_the_top_is_nobodys_win()
    {
        RecoveryResult result = Recover(Study([s_quiet], 3), _ => _ => 1);
        Assert.All(result.Levels[0].Winners, row => Assert.Equal([0, 0, 0, 0, 3], row));
        Assert.Equal(0, result.Levels[0].Rate);
        Assert.All(result.Levels[0].Margins.SelectMany(margins => margins), margin => Assert.Equal(0, margin));
        RecoveryResult undefined = Recover(Study([s_quiet], 3), _ => _ => double.NaN);
        Assert.All(undefined.Levels[0].Winners, row => Assert.Equal([0, 0, 0, 0, 3], row));
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        var seen = new Seen(value =>
        {
            if (value >= 0.25)
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => ModelRecovery.Run(Study([s_quiet], 5), RsaScorer, seen, stop.Token));
        Assert.Equal([0.05, 0.1, 0.15, 0.2, 0.25], seen.Values);
    }

    [Fact]
    public void Names_that_come_twice_are_refused()
    {
        Assert.Throws<AlignmentException>(() => Recover(Study([s_quiet, NoiseLevel.Relative(0)], 1), RsaScorer));
        RecoveryModel[] twins = [new("a", Draw.Matrix(1, Stimuli, 5)), new("a", Draw.Matrix(2, Stimuli, 5))];
        Assert.Throws<AlignmentException>(() => Recover(Study([s_quiet], 1) with { Models = twins }, RsaScorer));
        Assert.Throws<AlignmentException>(() => Recover(Study([s_quiet], 1, models: 1), RsaScorer));
    }

    private static RecoveryResult Recover(RecoveryStudy study, RecoveryScorer scorer) =>
        ModelRecovery.Run(study, scorer, cancellationToken: TestContext.Current.CancellationToken);

    private static RecoveryStudy Study(IReadOnlyList<NoiseLevel> levels, int recordings, int models = 4) => new()
    {
        Models = [.. Enumerable.Range(0, models).Select(k => new RecoveryModel($"model-{k}", Draw.Matrix(k, Stimuli, 6)))],
        Levels = levels,
        Design = new RecordingDesign { Neuroids = 20 },
        Recordings = recordings,
        Seed = 1,
    };

    private static Func<SimulatedResponses, double> RsaScorer(Matrix activations)
    {
        IRdmDistance distance = RdmDistances.Find("correlation");
        IRdmComparator comparator = RdmComparators.Find("pearson");
        double[] rdm = Rdm.Compute(activations, distance).UpperTriangle;
        return recording => comparator.Compare(rdm, Rdm.Compute(recording.Mean, distance).UpperTriangle).Value;
    }

    private static Func<SimulatedResponses, double> RidgeScore(Matrix activations) =>
        recording => PredictivityScore.Compute(activations, recording.Mean, Folds.KFold(Stimuli, 3), new Ridge(1)).Aggregate(NeuroidAggregate.Mean).Value;

    private static RecoveryScorer FirstThreeOnly()
    {
        int asked = 0;
        return activations =>
        {
            Func<SimulatedResponses, double> score = RsaScorer(activations);
            return ++asked <= 3 ? score : _ => double.NaN;
        };
    }

    private sealed class Seen(Action<double> told) : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value)
        {
            Values.Add(value);
            told(value);
        }
    }
}
