using Concord.Alignment;
using Concord.Alignment.Catalogue;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Scoring;

/// <summary>Every metric of the catalogue that compares layers with recordings, from a manifest's word to rows: a layer that made the recording against one of noise.</summary>
public sealed class EveryLayerMetricTests
{
    private const int Conditions = 48;
    private const int Units = 12;

    public static TheoryData<string> LayerMetricIds => [.. MetricCatalogue.All.Where(entry => entry is { PerLayer: true, IsJoint: false }).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(LayerMetricIds))]
    public void The_layer_that_made_the_recording_is_better_than_noise_and_is_chosen(string id)
    {
        ScoreContext context = Context(id, out LayerCandidate[] layers);
        ScoreOutput output = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(layers, _ => { }, CancellationToken.None);
        double own = Row(output, "own").Score!.Value;
        double noise = Row(output, "noise").Score!.Value;
        Assert.True(context.Metric.Entry.HigherIsBetter ? own > noise : own < noise, $"{id}: own {own}, noise {noise}");
        ScoreRow nested = output.Rows.Single(row => row.Selection == "nested");
        Assert.Equal("own", nested.Layer);
        Assert.NotNull(nested.Score);
        Assert.Equal("own", output.Rows.Single(row => row.Selection == "optimistic-max").Layer);
    }

    [Theory]
    [MemberData(nameof(LayerMetricIds))]
    public void Each_row_has_an_interval_its_method_and_its_draws(string id)
    {
        ScoreContext context = Context(id, out LayerCandidate[] layers);
        ScoreOutput output = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(layers, _ => { }, CancellationToken.None);
        ScoreRow own = Row(output, "own");
        Assert.True(own.CiLow < own.CiHigh, $"{id}: {own.CiLow} … {own.CiHigh}");
        Assert.Contains("48 stimuli", own.CiMethod, StringComparison.Ordinal);
        Assert.Equal(context.Draws, output.Resamples.Count(row => row.Fingerprint == own.Fingerprint));
        Assert.StartsWith(context.Metric.Entry.Id + "/", own.Definition, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LayerMetricIds))]
    public void A_job_that_was_stopped_goes_on_behind_its_last_layer_with_the_same_numbers(string id)
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string key = Fingerprint.OfText(id);
        ScoreContext context = Context(id, out LayerCandidate[] layers);
        ScoreOutput undisturbed = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(layers, _ => { }, CancellationToken.None);

        // Stopped when the first of two layers is done.
        context = Context(id, out layers);
        using (CancellationTokenSource stop = new())
        {
            Assert.Throws<OperationCanceledException>(() => new LayerwiseScorer(context, LayerMetrics.Make(context), new LayerCheckpoints(store, key, TimeProvider.System)).Run(layers, _ => stop.Cancel(), stop.Token));
        }

        int loads = 0;
        LayerCandidate[] counted = [.. layers.Select(layer => layer with { LoadUnits = () => { loads++; return layer.LoadUnits!(); } })];
        ScoreOutput resumed = new LayerwiseScorer(context, LayerMetrics.Make(context), new LayerCheckpoints(store, key, TimeProvider.System)).Run(counted, _ => { }, CancellationToken.None);
        Assert.Equal(1, loads);
        Assert.Equal(Timeless(undisturbed.Rows), Timeless(resumed.Rows));
        Assert.Equal(undisturbed.Resamples, resumed.Resamples);
        Assert.Equal(undisturbed.Neuroids, resumed.Neuroids);
        Assert.Equal(undisturbed.Renderings, resumed.Renderings);
        Assert.Equal(undisturbed.Rdms.SelectMany(rdm => rdm.UpperTriangle), resumed.Rdms.SelectMany(rdm => rdm.UpperTriangle));
        new LayerCheckpoints(store, key, TimeProvider.System).Clear();
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "checkpoints"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [MemberData(nameof(LayerMetricIds))]
    public void A_metric_in_hand_gives_the_next_model_the_same_numbers_as_one_of_its_own(string id)
    {
        PreparedMetric prepared = new();
        ScoreContext first = Context(id, out LayerCandidate[] layers);
        ILayerMetric inHand = prepared.Take(first);
        _ = new LayerwiseScorer(first, inHand).Run([.. layers.Reverse()], _ => { }, CancellationToken.None);

        ScoreContext second = Context(id, out layers);
        Assert.Same(inHand, prepared.Take(second));
        ScoreOutput shared = new LayerwiseScorer(second, prepared.Take(second)).Run(layers, _ => { }, CancellationToken.None);
        ScoreOutput own = new LayerwiseScorer(second, LayerMetrics.Make(second)).Run(layers, _ => { }, CancellationToken.None);
        Assert.Equal(Timeless(own.Rows), Timeless(shared.Rows));
        Assert.Equal(own.Resamples, shared.Resamples);
        Assert.Equal(own.Neuroids, shared.Neuroids);
    }

    [Fact]
    public void Another_recording_region_definition_ceiling_seed_or_number_of_draws_is_another_metric()
    {
        ScoreContext one = Context("rsa", out _);
        ScoreContext[] others =
        [
            one with { Target = one.Target with { Hash = "another" } },
            one with { Benchmark = one.Benchmark with { Region = "another" } },
            one with { Benchmark = one.Benchmark with { Subsets = ["another"] } },
            Context("rsa", out _, "distance: euclidean, "),
            one with { Metric = one.Metric with { Ceiling = "loo-subject" } },
            one with { Seed = one.Seed + 1 },
            one with { Draws = one.Draws + 1 },
        ];
        Assert.All(others, other =>
        {
            PreparedMetric prepared = new();
            Assert.NotSame(prepared.Take(one), prepared.Take(other));
        });
        PreparedMetric released = new();
        ILayerMetric first = released.Take(one);
        released.Release();
        Assert.NotSame(first, released.Take(one));
    }

    private static IEnumerable<ScoreRow> Timeless(IEnumerable<ScoreRow> rows) => rows.Select(row => row with { Seconds = 0 });

    [Theory]
    [InlineData("rsa")]
    [InlineData("ridge")]
    public void A_nested_score_is_stated_as_other_tools_would_beside_those_of_single_layers(string id)
    {
        ScoreContext context = Context(id, out LayerCandidate[] layers);
        ScoreOutput output = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(layers, _ => { }, CancellationToken.None);
        ScoreRow nested = output.Rows.Single(row => row.Selection == "nested");
        string tool = id == "rsa" ? "brain-score/2026" : "deepnsd";
        double ofNested = output.Renderings.Single(row => row.Fingerprint == nested.Fingerprint && row.Rendering == tool).Value!.Value;
        double ofOwn = output.Renderings.Single(row => row.Fingerprint == Row(output, "own").Fingerprint && row.Rendering == tool).Value!.Value;
        if (id == "rsa")
        {
            // Both are divided by the same bound.
            Assert.Equal(nested.Score!.Value / Row(output, "own").Score!.Value, ofNested / ofOwn, 1e-12);
        }
        else
        {
            Assert.Equal(ofOwn, ofNested, 1e-12); // "own" is chosen for every fold
        }
    }

    [Fact]
    public void Banded_ridge_scores_the_model_once_and_its_parts_sum_to_the_whole()
    {
        ScoreContext context = Context("banded-ridge", out LayerCandidate[] layers, "candidates: 10, aggregate: mean, pooling: per-fold, ");
        ScoreOutput output = new JointScorer(context).Run(layers, _ => { }, CancellationToken.None);
        ScoreRow whole = output.Rows.Single(row => row.Condition is null);
        ScoreRow[] parts = [.. output.Rows.Where(row => row.Condition == JointScorer.Part)];
        Assert.Null(whole.Layer);
        Assert.Equal("fixed", whole.Selection);
        Assert.Equal(["own", "noise"], parts.Select(part => part.Layer));
        Assert.Equal(whole.Score!.Value, parts.Sum(part => part.Score!.Value), 1e-9);
        Assert.True(parts[0].Score > 5 * Math.Abs(parts[1].Score!.Value));
        Assert.Equal(3, output.Rows.Select(row => row.Fingerprint).Distinct().Count());
    }

    private static ScoreRow Row(ScoreOutput output, string layer) => output.Rows.Single(row => row.Layer == layer && row.Selection is null && row.Subject is null);

    private static ScoreContext Context(string id, out LayerCandidate[] layers, string options = "")
    {
        Random random = new(7);
        double[] own = Noise(random, Conditions * Units);
        layers = [Layer("own", own), Layer("noise", Noise(random, Conditions * Units))];
        double[] values = [.. Enumerable.Range(0, Conditions * Units).Select(k => own[k] + (0.3 * own[(k / Units * Units) + ((k + 1) % Units)]) + (0.05 * (random.NextDouble() - 0.5)))];
        options += MetricCatalogue.Find(id)!.Options.Any(option => option.Name == "folds") ? "folds: kfold(4)" : string.Empty;
        Manifest manifest = Reading.Good(Reading.Small.Replace("[ rsa ]", $"[ {{ {id}: {{ {options} }}, ceiling: none }} ]", StringComparison.Ordinal).Replace("dataset: kriegeskorte92\n    region: hIT", "dataset: recordings", StringComparison.Ordinal));
        string[] ids = [.. Enumerable.Range(0, Conditions).Select(i => $"s{i}")];
        return new ScoreContext
        {
            Model = manifest.Models[0],
            Architecture = "none",
            Benchmark = manifest.Benchmarks[0],
            Metric = manifest.Benchmarks[0].Metrics[0],
            Target = new BenchmarkTarget
            {
                Dataset = "planted",
                Stimuli = "planted",
                Hash = "h",
                Conditions = ids,
                Repetitions = new Lazy<IReadOnlyList<Matrix>>(() => [.. Enumerable.Range(0, 3).Select(_ => new Matrix(Conditions, Units, [.. values.Select(value => value + (0.05 * (random.NextDouble() - 0.5)))]))]),
                Neuroids = new NeuroidAssembly("planted", ids, [.. Enumerable.Range(0, Units).Select(j => new Neuroid($"n{j}", "IT", j < Units / 2 ? "one" : "two", double.NaN))], values),
            },
            Manifest = "m",
            Seed = 3,
            Draws = 40,
        };
    }

    private static LayerCandidate Layer(string name, double[] values) => new()
    {
        Layer = name,
        Index = name == "own" ? 0 : 1,
        Depth = name == "own" ? 0 : 1,
        Readout = "all",
        Fingerprint = name,
        LoadUnits = () => new Matrix(Conditions, Units, values),
    };

    private static double[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)];
}
