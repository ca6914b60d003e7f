using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Scoring;

public sealed class LayerwiseScorerTests
{
    [Fact]
    public void Each_readout_has_a_headline_of_its_own()
    {
        ScoreOutput output = Run([Candidate("a", "tokens=all"), Candidate("b", "tokens=all"), Candidate("a", "tokens=mean"), Candidate("b", "tokens=mean")], new FakeMetric());
        Assert.Equal(["tokens=all", "tokens=mean"], output.Rows.Where(row => row.Selection == "nested").Select(row => row.Readout!));
        Assert.Equal(["tokens=all", "tokens=mean"], output.Rows.Where(row => row.Selection == "optimistic-max").Select(row => row.Readout!));
        Assert.Equal(output.Rows.Count, output.Rows.Select(row => row.Fingerprint).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_layer_that_cannot_be_scored_is_undefined_with_its_reason_and_the_others_are_scored()
    {
        ScoreOutput output = Run([Candidate("broken", "r"), Candidate("a", "r"), Candidate("b", "r")], new FakeMetric());
        ScoreRow broken = output.Rows.Single(row => row.Layer == "broken");
        Assert.Null(broken.Score);
        Assert.Contains("not finite", broken.Note, StringComparison.Ordinal);
        Assert.Equal(3, output.Rows.Count(row => row.Layer is "a" or "b" && row.Score is not null && row.Selection is null or "optimistic-max"));
        Assert.Contains(output.Rows, row => row.Selection == "nested" && row.Score is not null);
    }

    [Fact]
    public void A_subject_is_normalised_by_its_own_ceiling()
    {
        ScoreOutput output = Run([Candidate("a", "r")], new FakeMetric { SubjectScore = 0.3 });
        ScoreRow subject = output.Rows.Single(row => row.Subject == "s1");
        Assert.Equal(0.6, subject.Ceiling!.Value, 1e-12);
        Assert.Equal(0.5, subject.Normalized!.Value, 1e-12);
        Assert.Equal(7, subject.NNeuroids);
    }

    [Fact]
    public void A_layer_alone_is_fixed_and_has_another_fingerprint_than_in_a_sweep()
    {
        ScoreRow alone = Run([Candidate("a", "r")], new FakeMetric()).Rows.Single();
        ScoreRow swept = Run([Candidate("a", "r"), Candidate("b", "r")], new FakeMetric()).Rows.First(row => row.Layer == "a" && row.Selection is null);
        Assert.Equal("fixed", alone.Selection);
        Assert.NotEqual(alone.Fingerprint, swept.Fingerprint);
    }

    private static LayerCandidate Candidate(string layer, string readout) => new() { Layer = layer, Readout = readout, Fingerprint = layer + readout };

    private static ScoreOutput Run(IReadOnlyList<LayerCandidate> candidates, FakeMetric metric)
    {
        MetricEntry entry = MetricCatalogue.Find("rsa")!;
        MetricSpec spec = new()
        {
            Entry = entry,
            Options = entry.Options.ToDictionary(option => option.Name, option => option.Default, StringComparer.Ordinal),
            Ceiling = "loo-subject",
            Normalization = "r/c",
            Position = new SourcePosition(1, 1),
        };
        ScoreContext context = new()
        {
            Model = new ModelSpec { Id = "m", Source = new DatasetSource("d", "n"), Family = "f", Regime = "r", Tags = new Dictionary<string, string>(), Training = new Dictionary<string, string>(), Layers = new LayerSelection(LayerSelectionKind.Default, []), Readouts = [], Position = new SourcePosition(1, 1) },
            Architecture = "a",
            Benchmark = new BenchmarkSpec { Id = "b", Dataset = "d", Transform = "none", Metrics = [spec], Subsets = [], LayerRule = "nested", Position = new SourcePosition(1, 1) },
            Metric = spec,
            Target = new BenchmarkTarget { Dataset = "d", Stimuli = "s", Hash = "h", Conditions = ["x", "y", "z"] },
            Manifest = "t",
            Seed = 1,
            Draws = 0,
        };
        return new LayerwiseScorer(context, metric).Run(candidates, _ => { }, CancellationToken.None);
    }

    private sealed class FakeMetric : ILayerMetric
    {
        public double? SubjectScore { get; init; }

        public string? Cv => null;

        public string? CiMethod => null;

        public CeilingValue Ceiling => new(0.9, double.NaN, null);

        public long Subjects => 2;

        public long? NeuroidCount => 20;

        public (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject) => (new CeilingValue(0.6, double.NaN, null), 7);

        public LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken) => candidate.Layer == "broken"
            ? throw new AlignmentException("activations", "a value that is not finite", "finite values", "Look at the network.")
            : new LayerOutcome
            {
                Value = new Scored(candidate.Layer == "a" ? 0.4 : 0.5),
                Draws = [],
                PartScores = choose ? [0.1, 0.2] : [],
                Subjects = SubjectScore is { } score ? [("s1", new Scored(score))] : [],
            };

        public NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes) => new(new Scored(0.45), [], [.. outcomes.Select((_, i) => i == outcomes.Count - 1 ? 2 : 0)], "nested", "held");
    }
}
