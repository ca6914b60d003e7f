using Concord.Alignment;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Manifests;

namespace Concord.Pipeline.Tests.Scoring;

/// <summary>Planted layers that know nothing of the recording: what is chosen among them must not look as if they did.</summary>
public sealed class NestedChoiceTests
{
    private const int Conditions = 40;
    private const int Layers = 12;
    private const int Worlds = 60;

    [Fact]
    public void Among_noise_layers_the_nested_RSA_score_is_unbiased_and_the_maximum_is_not()
    {
        double[] nested = new double[Worlds];
        double[] maximum = new double[Worlds];
        for (int world = 0; world < Worlds; world++)
        {
            Random random = new(1000 + world);
            ScoreContext context = Context("rsa", Noise(random, Conditions * 20), 20, world);
            ScoreOutput output = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(NoiseLayers(random), _ => { }, CancellationToken.None);
            nested[world] = output.Rows.Single(row => row.Selection == "nested").Score!.Value;
            maximum[world] = output.Rows.Single(row => row.Selection == "optimistic-max").Score!.Value;
        }

        // The truth is 0.
        Assert.InRange(nested.Average(), -3 * StandardError(nested), 3 * StandardError(nested));
        Assert.True(maximum.Average() > 10 * StandardError(maximum), $"{maximum.Average()} ± {StandardError(maximum)}");
    }

    [Fact]
    public void Among_noise_layers_the_nested_regression_score_is_not_above_a_layers_own_and_the_maximum_is()
    {
        double[] nestedGain = new double[20];
        double[] maximumGain = new double[20];
        for (int world = 0; world < nestedGain.Length; world++)
        {
            Random random = new(2000 + world);
            ScoreContext context = Context("ridge: { alpha: 10, folds: kfold(5) }", Noise(random, Conditions * 4), 4, world);
            ScoreOutput output = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(NoiseLayers(random), _ => { }, CancellationToken.None);
            double typical = output.Rows.Where(row => row.Selection is null && row.Subject is null).Average(row => row.Score!.Value);
            nestedGain[world] = output.Rows.Single(row => row.Selection == "nested").Score!.Value - typical;
            maximumGain[world] = output.Rows.Single(row => row.Selection == "optimistic-max").Score!.Value - typical;
        }

        Assert.True(nestedGain.Average() < 3 * StandardError(nestedGain), $"{nestedGain.Average()} ± {StandardError(nestedGain)}");
        Assert.True(maximumGain.Average() > 10 * StandardError(maximumGain), $"{maximumGain.Average()} ± {StandardError(maximumGain)}");
    }

    [Fact]
    public void A_layer_that_made_the_recording_is_chosen_every_time()
    {
        Random random = new(3);
        double[] signal = Noise(random, Conditions * 20);
        ScoreContext context = Context("rsa", signal, 20, 1);
        LayerCandidate[] layers = [.. NoiseLayers(random), Layer("truth", signal, 20)];
        ScoreRow nested = new LayerwiseScorer(context, LayerMetrics.Make(context)).Run(layers, _ => { }, CancellationToken.None).Rows.Single(row => row.Selection == "nested");
        Assert.Equal("truth", nested.Layer);
        Assert.Equal(1, nested.Score!.Value, 1e-12);
        Assert.Contains("chosen: truth 10×", nested.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_recorded_on_the_scored_half_has_no_part_in_the_RSA_choice()
    {
        Random random = new(4);
        double[] values = Noise(random, Conditions * 20);
        LayerCandidate[] layers = NoiseLayers(random);
        IReadOnlyList<int[]> halves = HalfSplits.Draw([.. Enumerable.Range(0, Conditions)], 1);
        for (int half = 0; half < halves.Count; half++)
        {
            double[] perturbed = Perturb(values, 20, halves[half ^ 1], random);
            double[] before = Parts("rsa", values, 20, layers, half);
            Assert.Equal(before, Parts("rsa", perturbed, 20, layers, half));
            Assert.NotEqual(Parts("rsa", values, 20, layers, half ^ 1), Parts("rsa", perturbed, 20, layers, half ^ 1));
        }
    }

    [Fact]
    public void What_is_recorded_on_the_scored_fold_has_no_part_in_the_regression_choice()
    {
        const string ridge = "ridge: { alpha: 10, folds: kfold(5) }";
        Random random = new(5);
        double[] values = Noise(random, Conditions * 4);
        LayerCandidate[] layers = NoiseLayers(random)[..3];
        ScoreContext context = Context(ridge, values, 4, 1);
        int[][] folds = [.. Alignment.Predictivity.Folds.Make(Alignment.Predictivity.FoldSpec.Parse("kfold(5)"), Conditions, null, null, 1).HeldOut.Select(fold => fold.ToArray())];
        Assert.Equal("kfold(5)", LayerMetrics.Make(context).Cv);
        for (int fold = 0; fold < folds.Length; fold++)
        {
            double[] perturbed = Perturb(values, 4, folds[fold], random);
            Assert.Equal(Parts(ridge, values, 4, layers, fold), Parts(ridge, perturbed, 4, layers, fold));
            int other = (fold + 1) % folds.Length;
            Assert.NotEqual(Parts(ridge, values, 4, layers, other), Parts(ridge, perturbed, 4, layers, other));
        }
    }

    [Fact]
    public void A_mapping_of_single_units_is_given_the_layers_own_units_and_not_their_rotation()
    {
        Random random = new(6);
        double[] values = Noise(random, Conditions * 4);
        double[] wide = Noise(random, Conditions * 60);
        ScoreContext context = Context("one-to-one: { folds: kfold(5) }", values, 4, 1);
        double[] scored = LayerMetrics.Make(context).Score(Layer("wide", wide, 60), choose: false, CancellationToken.None).PerNeuroid!;
        double[] own = Alignment.Predictivity.PredictivityScore.Compute(new Matrix(Conditions, 60, wide), new Matrix(Conditions, 4, values), Alignment.Predictivity.Folds.KFold(Conditions, 5), new Alignment.Predictivity.OneToOne()).PerNeuroid;
        Assert.Equal(own, scored);
    }

    private static double[] Parts(string metric, double[] values, int neuroids, LayerCandidate[] layers, int part)
    {
        ScoreContext context = Context(metric, values, neuroids, 1);
        ILayerMetric scorer = LayerMetrics.Make(context);
        return [.. layers.Select(layer => scorer.Score(layer, choose: true, CancellationToken.None).PartScores[part])];
    }

    private static double[] Perturb(double[] values, int columns, int[] rows, Random random)
    {
        double[] perturbed = [.. values];
        foreach (int row in rows)
        {
            for (int column = 0; column < columns; column++)
            {
                perturbed[(row * columns) + column] += random.NextDouble();
            }
        }

        return perturbed;
    }

    private static LayerCandidate[] NoiseLayers(Random random) => [.. Enumerable.Range(0, Layers).Select(i => Layer($"noise-{i}", Noise(random, Conditions * 15), 15))];

    private static LayerCandidate Layer(string name, double[] values, int units) => new()
    {
        Layer = name,
        Index = 0,
        Depth = 0,
        Readout = "all",
        Fingerprint = name,
        LoadUnits = () => new Matrix(Conditions, units, values),
    };

    private static double[] Noise(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)];

    private static double StandardError(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0) / values.Length);
    }

    private static ScoreContext Context(string metric, double[] values, int neuroids, long seed)
    {
        Manifest manifest = Reading.Good(Reading.Small.Replace("[ rsa ]", $"[ {{ {(metric == "rsa" ? "rsa: {}" : metric)}, ceiling: none }} ]", StringComparison.Ordinal).Replace(metric == "rsa" ? "\0" : "dataset: kriegeskorte92\n    region: hIT", "dataset: recordings", StringComparison.Ordinal));
        string[] ids = [.. Enumerable.Range(0, Conditions).Select(i => $"s{i}")];
        return new ScoreContext
        {
            Model = manifest.Models[0],
            Architecture = "none",
            Benchmark = manifest.Benchmarks[0],
            Metric = manifest.Benchmarks[0].Metrics[0],
            Target = new BenchmarkTarget
            {
                Dataset = "noise",
                Stimuli = "noise",
                Hash = "h",
                Conditions = ids,
                Neuroids = new NeuroidAssembly("noise", ids, [.. Enumerable.Range(0, neuroids).Select(j => new Neuroid($"n{j}", "IT", "one", double.NaN))], values),
            },
            Manifest = "m",
            Seed = seed,
            Draws = 0,
        };
    }
}
