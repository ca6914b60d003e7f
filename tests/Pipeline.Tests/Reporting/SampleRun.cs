using System.Globalization;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>Plausible rows for tests of the report: a SAMPLE, no measurement.</summary>
internal static class SampleRun
{
    private static readonly (string Model, string Architecture, string Family, string Regime, double Level)[] Networks =
    [
        ("resnet20", "cifar-resnet20", "convnet", "supervised", 0.195),
        ("resnet56", "cifar-resnet56", "convnet", "supervised", 0.194),
        ("resnet20-untrained-1", "cifar-resnet20", "convnet", "untrained", 0.075),
        ("resnet20-untrained-2", "cifar-resnet20", "convnet", "untrained", 0.071),
        ("resnet56-untrained-1", "cifar-resnet56", "convnet", "untrained", 0.080),
        ("cnn-a-adversarial", "cifar-cnn-a", "convnet", "adversarial", 0.134),
        ("vit-6-4", "cifar-vit", "transformer", "supervised", 0.191),
        ("vit-2-16-adversarial", "cifar-vit", "transformer", "adversarial", 0.134),
        ("pixels", "pixels", "baseline", "none", 0.12),
    ];

    private static readonly Concord.Pipeline.Scoring.AnsweredSet s_behaviour = BehaviourSample.Set("contrast", ["resnet50", "simclr", "vit-b"], 4);

    public static ReportInput Make(int draws = 400)
    {
        List<ScoreRow> scores = [];
        List<ResampleRow> resamples = [];
        Representation(scores, resamples, draws, "kriegeskorte92.hit-rsa", "rsa(correlation,spearman)", "hIT", 1, 92, 0.377, 0.672, 0.035);
        Representation(scores, resamples, draws, "object2vec.loc-ridge", "ridge-cv(logspace(-2, 6, 17),all)", "LOC", 2.6, 81, 0.61, null, 0.02);
        Representation(scores, resamples, draws, "simulated.it-rsa", "rsa(correlation,spearman)", "IT", 4, 60, 0.9, 0.95, 0.01);
        Behaviour(scores, resamples, draws);
        return new ReportInput
        {
            Name = "sample",
            Question = "Does architecture family or training regime decide how well a network agrees with the visual brain? (SAMPLE)",
            Scores = scores,
            Resamples = resamples,
            Jobs = [.. Enumerable.Range(0, 12).Select(i => Job(i, i == 3 ? "failed" : i % 3 == 0 ? "cached" : "done"))],
            Agreements = BehaviourSample.Agreements("geirhos2021.contrast", s_behaviour),
            Confusions = BehaviourSample.Confusions("geirhos2021.contrast", s_behaviour),
            Rdms = [Rdm("human IT", 1), Rdm("resnet20, layer3.2", 2), Rdm("resnet20-untrained-1, layer3.2", 3)],
            ModelNotes = new Dictionary<string, string>(StringComparer.Ordinal) { ["cnn-a-adversarial"] = "normalisation unknown" },
            BenchmarkNotes = new Dictionary<string, string>(StringComparer.Ordinal) { ["simulated.it-rsa"] = "SIMULATED recording (made from resnet20 with noise)" },
            References = ["@article{sample1,\n  title = {A sample},\n  year = {2021}\n}", "@article{sample2,\n  title = {Another},\n  year = {2022}\n}"],
            Provenance = ["concord run manifests/sample.yaml, version 0.1.0", "2 threads, batch 32, cpu", "Data: sample, licence CC0"],
            MadeAt = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        };
    }

    public static ScoreRow Row(string model, string benchmark, double? score, string metric = "rsa(correlation,spearman)") => new()
    {
        Run = "r",
        Manifest = "sample",
        Model = model,
        Architecture = model,
        Family = "convnet",
        Regime = "supervised",
        Tags = "{}",
        Benchmark = benchmark,
        Dataset = "sample",
        Stimuli = "sample",
        Metric = metric,
        Definition = "sample v1",
        Normalization = "none",
        Seed = 1,
        Fingerprint = model + "/" + benchmark,
        Layer = "last",
        LayerIndex = 3,
        Depth = 1,
        Selection = "fixed",
        Score = score,
        NStimuli = 92,
    };

    public static JobRow Job(int i, string status) => new()
    {
        Key = i.ToString("x8", CultureInfo.InvariantCulture).PadRight(64, '0'),
        Kind = i % 2 == 0 ? "extract" : "score",
        Title = $"job {i} of the sample",
        Status = status,
        Attempts = 1,
        Error = status == "failed" ? "weights.pth: 3 keys are missing, nearest 'layer3.2.conv1'" : null,
        Seconds = 1.5 * i,
        PeakMemory = 900_000_000,
        Threads = 2,
        Batch = 32,
        Device = "cpu",
        Worker = "w1",
    };

    private static void Representation(List<ScoreRow> scores, List<ResampleRow> resamples, int draws, string benchmark, string metric, string region, double gain, long stimuli, double ceiling, double? upper, double spread)
    {
        var random = new Random(benchmark.Length);
        double[] shared = [.. Enumerable.Range(0, draws).Select(_ => Normal(random) * spread)];
        foreach ((string model, string architecture, string family, string regime, double level) in Networks)
        {
            double simulated = benchmark.StartsWith("simulated", StringComparison.Ordinal) && model != "resnet20" ? 0.6 : 1;
            double score = level * gain * simulated;
            string fingerprint = $"{benchmark}/{model}/fixed".PadRight(64, '0');
            double[] values = [.. shared.Select(noise => score + noise + (Normal(random) * spread * 0.4))];
            ScoreRow row = Row(model, benchmark, score, metric) with
            {
                Architecture = architecture,
                Family = family,
                Regime = regime,
                Dataset = benchmark.Split('.')[0],
                Region = region,
                Layer = "layer3.2",
                LayerIndex = 9,
                Depth = 0.82,
                Readout = "tokens=all;projection=none",
                Ceiling = ceiling,
                CeilingUpper = upper,
                Normalized = score / ceiling,
                Normalization = "r/c",
                CiLow = values.Order().ElementAt(draws / 40),
                CiHigh = values.Order().ElementAt(draws * 39 / 40),
                CiMethod = $"percentile, {draws} bootstrap draws of stimuli",
                NStimuli = stimuli,
                NSubjects = 4,
                NUnits = 4096,
                Fingerprint = fingerprint,
                Cv = metric.StartsWith("ridge", StringComparison.Ordinal) ? "given(9)" : null,
            };
            scores.Add(row);
            resamples.AddRange(values.Select((value, draw) => new ResampleRow(benchmark, draw, fingerprint, value)));
            if (family == "baseline")
            {
                continue;
            }

            for (int layer = 0; layer < 12; layer++)
            {
                double bump = regime == "untrained" ? 1 - (0.03 * layer) : 0.45 + (0.06 * layer);
                double at = score * bump;
                scores.Add(row with { Selection = null, Layer = layer == 0 ? "stem" : layer == 11 ? "logits" : $"layer{1 + ((layer - 1) / 4)}.{(layer - 1) % 4}", LayerIndex = layer, Depth = layer / 11.0, Score = at, CiLow = at - (1.9 * spread), CiHigh = at + (1.9 * spread), Normalized = at / ceiling, Fingerprint = $"{benchmark}/{model}/{layer}" });
            }

            scores.Add(row with { Selection = "optimistic-max", Layer = "logits", LayerIndex = 11, Depth = 1, Score = score * 1.11, Fingerprint = $"{benchmark}/{model}/max", CiLow = null, CiHigh = null });
        }
    }

    private static void Behaviour(List<ScoreRow> scores, List<ResampleRow> resamples, int draws)
    {
        const string Benchmark = "geirhos2021.contrast";
        var random = new Random(5);
        string[] conditions = ["c100", "c50", "c30", "c15", "c10", "c5", "c3", "c1"];
        foreach ((string model, string family, string regime, double drop) in new[] { ("resnet50", "convnet", "supervised", 0.09), ("simclr", "convnet", "self-supervised", 0.07), ("vit-b", "transformer", "supervised", 0.05) })
        {
            ScoreRow basis = Row(model, Benchmark, 0.6, "accuracy") with { Family = family, Regime = regime, Layer = null, LayerIndex = null, Depth = null, Selection = null, Fingerprint = $"acc/{model}", NStimuli = 1280, Dataset = "geirhos2021" };
            scores.AddRange(conditions.Select((condition, i) => basis with { Condition = condition, Score = 0.95 - (drop * i), Fingerprint = $"acc/{model}/{condition}" }));
            scores.Add(basis);
            string fingerprint = $"kappa/{model}";
            double kappa = 0.1 + (0.5 * drop);
            scores.Add(basis with { Metric = "error-consistency", Score = kappa, Ceiling = 0.45, CeilingUpper = null, CiLow = kappa - 0.02, CiHigh = kappa + 0.02, CiMethod = "percentile, bootstrap of images", Fingerprint = fingerprint });
            resamples.AddRange(Enumerable.Range(0, draws).Select(draw => new ResampleRow(Benchmark, draw, fingerprint, kappa + (Normal(random) * 0.01))));
        }

        ScoreRow human = Row("humans", Benchmark, 0.8, "accuracy") with { Family = "human", Regime = "n/a", Layer = null, LayerIndex = null, Depth = null, Selection = null, Dataset = "geirhos2021" };
        scores.AddRange(from subject in Enumerable.Range(1, 4) from i in Enumerable.Range(0, conditions.Length) select human with { Subject = $"subject-0{subject}", Condition = conditions[i], Score = 0.97 - (0.05 * i) - (0.01 * subject), Fingerprint = $"acc/human/{subject}/{i}" });
        scores.Add(human with { Metric = "error-consistency", Score = 0.45, Fingerprint = "kappa/human" });
    }

    private static RdmPicture Rdm(string title, int seed)
    {
        const int Count = 92;
        string[] groups = [.. Enumerable.Range(0, Count).Select(i => i < 24 ? "body" : i < 48 ? "face" : i < 71 ? "natural" : "artificial")];
        var random = new Random(seed);
        double[] values = [.. from i in Enumerable.Range(0, Count) from j in Enumerable.Range(i + 1, Count - i - 1) select (groups[i] == groups[j] ? 0.4 : 0.7) + (random.NextDouble() * 0.3 * seed)];
        return new RdmPicture(title, "kriegeskorte92.hit-rsa", Count, values, groups);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
