using Concord.Alignment.Catalogue;
using Concord.Alignment.Rsa;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>What a job is expected to take, from shapes alone. The constants were measured on two cores of a server processor.</summary>
/// <param name="Bytes">Peak memory, the program's own included.</param>
/// <param name="Seconds">Seconds.</param>
internal sealed record CostModel(long Bytes, double Seconds)
{
    /// <summary>The program with libtorch loaded and a dataset open: 420 MiB measured, rounded up.</summary>
    public const long Base = 512L << 20;

    // libtorch keeps a block's inputs, outputs and convolution workspace while it computes it.
    private const int LiveCopies = 4;
    private const int BatchesAhead = 3;

    /// <summary>A forward pass over a stimulus set.</summary>
    /// <param name="model">The network.</param>
    /// <param name="stimuli">What it is shown.</param>
    /// <param name="requests">What is read.</param>
    /// <param name="batch">Stimuli in a pass.</param>
    public static CostModel Extraction(ResolvedModel model, StimulusSet stimuli, IReadOnlyList<LayerRequest> requests, int batch)
    {
        // Parts are made whether they are read or not, all but the attention's weights; those that are read count.
        HashSet<string> asked = [.. requests.Select(request => request.Layer)];
        LayerInfo[] made = [.. model.Layers.Where(layer => !layer.IsPart || asked.Contains(layer.Name))];
        int tokens = stimuli.IsText && model.Tokenizer is { } tokenizer ? stimuli.Stimuli.Max(stimulus => tokenizer.Encode(stimulus.Text!).Ids.Count) : 0;
        long largest = made.Max(layer => layer.UnitsAt(tokens));
        long all = made.Sum(layer => layer.UnitsAt(tokens));
        long weights = model.WeightsPath is null ? 4L * 25_000_000 : new FileInfo(model.WeightsPath).Length;
        long read = requests.Sum(request => (long)model.Layers.First(layer => layer.Name == request.Layer).UnitsAt(tokens));
        long input = model.Layers[0].UnitsAt(tokens);
        long bytes = Base + (2 * weights) + (batch * 4L * ((LiveCopies * largest) + read + (BatchesAhead * input)));
        return new CostModel(bytes, 1 + (stimuli.Count * ((all * 6e-9) + (read * 4e-9) + (weights * 2e-10))));
    }

    /// <summary>Making a simulated recording.</summary>
    public static double SimulationSeconds(int stimuli, long units, long neuroids) => 0.1 + (stimuli * units * neuroids * 6e-10) + (units * neuroids * 2e-8);

    /// <summary>Recordings simulated from one model, all models scored on each by one layer.</summary>
    /// <param name="recovery">How many recordings.</param>
    /// <param name="candidates">The scores of all models.</param>
    /// <param name="shown">What was shown, and the recording where none is simulated.</param>
    /// <param name="simulation">The simulated recording; null where there is none.</param>
    public static CostModel Recovery(RecoverySpec recovery, IReadOnlyList<ScoreJob> candidates, Dataset shown, SimulationSpec? simulation)
    {
        CostModel[] scores = [.. candidates.Select(score => Scoring(score.Metric, score.Model, score.Readouts, shown, simulation, 0))];
        long rows = shown.Stimuli?.Count ?? shown.ModelRdms?.StimulusIds.Count ?? 100;
        long conditions = shown.StimulusGroups is { } groups ? groups.Values.Distinct(StringComparer.Ordinal).Count() : rows;
        long pairs = conditions * (conditions - 1) / 2;
        long neuroids = simulation is null ? shown.Assemblies.Sum(assembly => (long)assembly.Neuroids.Count) : (long)simulation.Neuroids * simulation.Subjects;
        long widest = candidates.SelectMany(score => score.Readouts).Select(site => (long)site.Stored.Readout.Units(site.Stored.Layer)).DefaultIfEmpty(1).Max();

        // The recorded layer in float64, presentations and their mean, and an RDM a candidate that is kept.
        bool keepsRdms = candidates[0].Metric.Options.ContainsKey("compare");
        long bytes = scores.Max(score => score.Bytes) + (3 * conditions * widest * 8) + (conditions * neuroids * 8 * 8) + (keepsRdms ? candidates.Count * pairs * 8 : 0);
        double each = keepsRdms
            ? candidates.Count * ((simulation?.Subjects ?? 4) * pairs * 3e-7)
            : scores.Zip(candidates).Sum(pair => pair.First.Seconds / Math.Max(1, pair.Second.Readouts.Count));
        double simulated = conditions * neuroids * ((recovery.Signal == ManifestDefaults.Signal ? widest * 6e-10 : 0) + 1e-7);
        return new CostModel(bytes, 0.5 + (recovery.Recordings * (each + simulated)) + (keepsRdms ? scores.Sum(score => score.Seconds) : 0));
    }

    /// <summary>Scoring every layer of a model.</summary>
    public static CostModel Scoring(MetricSpec metric, ResolvedModel model, IReadOnlyList<ScoredReadout> readouts, Dataset shown, SimulationSpec? simulation, int draws)
    {
        if (metric.Entry.Need == MetricNeed.Trials)
        {
            return new CostModel(Base + (256L << 20), 2);
        }

        long rows = shown.Stimuli?.Count ?? shown.ModelRdms?.StimulusIds.Count ?? 100;
        long conditions = shown.StimulusGroups is { } groups ? groups.Values.Distinct(StringComparer.Ordinal).Count() : rows;
        if (metric.Entry.Need == MetricNeed.Labels)
        {
            // A row of logits and one of counts an image; the draws are sums over images.
            long categories = shown.Labels?.Categories.Count ?? 10;
            return new CostModel(Base + (rows * categories * 8 * 8) + (rows * draws * 4L), 0.5 + (rows * draws * 4e-8));
        }

        long widest = readouts.Select(site => (long)site.Stored.Readout.Units(site.Stored.Layer)).Concat(model.Features.Select(set => (long)set.UnitCount)).DefaultIfEmpty(1).Max();
        long total = readouts.Sum(site => (long)site.Stored.Readout.Units(site.Stored.Layer));
        long neuroids = simulation is null ? shown.Assemblies.Sum(assembly => (long)assembly.Neuroids.Count) : (long)simulation.Neuroids * simulation.Subjects;

        // float32 rows as stored, joined float64 rows, and two copies inside the solver.
        long bytes = Base + (rows * widest * 4) + (3 * conditions * widest * 8) + (conditions * conditions * 8 * 6) + (neuroids * (conditions + draws) * 8 * 4);
        // The noise covariance of a subject's neuroids, its factor, and the presentations (taken as ten a stimulus).
        bytes += metric.Entry.Need == MetricNeed.RepeatedNeuroids ? (3 * neuroids * neuroids * 8) + (20 * conditions * neuroids * 8) : 0;
        // What an RSA's bootstraps keep of the recording, a vector of pairs a draw, and one for each stimulus left out.
        bytes += metric.Options.ContainsKey("compare") && draws > 0 ? RdmBootstrap.KeptBytes(draws, conditions) + RdmBootstrap.KeptBytes(conditions, conditions) : 0;
        int layers = Math.Max(1, readouts.Count);
        bytes += metric.Entry.Need == MetricNeed.Neuroids && layers > 1 ? neuroids * conditions * 8L * (layers + 9) : 0;
        double seconds = metric.Entry.Need == MetricNeed.Neuroids
            ? layers * (0.05 + (draws * neuroids * 2e-8)) + (total * conditions * 4e-8)
            : layers * (0.02 + (draws * conditions * conditions * 8e-9)) + (total * conditions * 2e-9);
        if (MappingCatalogue.Find(metric.Entry.Id) is { IsReversed: true })
        {
            // Units are what is predicted: their predictions in float64, once a layer choice again for each pair of folds, and the moments of the bootstrap.
            bytes += (12 * conditions * widest * 8) + (16L << 20 << 3);
            seconds += total * ((conditions * 1e-6) + (draws * 4e-8));
        }

        if (metric.Entry.IsJoint)
        {
            // A kernel a layer; an eigendecomposition for each candidate in each inner fold of each of some ten folds.
            bytes += 2 * layers * conditions * conditions * 8;
            seconds += metric.Number("candidates") * 50 * Math.Pow(conditions, 3) * 1e-9;
        }

        return new CostModel(bytes, seconds);
    }
}
