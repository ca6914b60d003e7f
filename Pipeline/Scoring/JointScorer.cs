using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Banded ridge: all layers of a model predict the recording together, each with a penalty of its own.</summary>
/// <remarks>
/// One row for the model, without a layer: nothing was chosen. And one row a layer with its part of the joint r (mean over neuroids), labelled by <see cref="Part"/> in
/// <c>condition</c>; the parts and that of the training means sum to the mean of r over neuroids. Layers with more units than stimuli are first rotated into their row space,
/// which changes no prediction on centred units and bounds memory at stimuli² a layer.
/// </remarks>
internal sealed class JointScorer
{
    /// <summary>The condition of a layer's row.</summary>
    public const string Part = "part of the joint r";

    private readonly ScoreContext context;
    private readonly RowFactory rows;
    private readonly NeuroidAssembly assembly;
    private readonly Matrix responses;
    private readonly FoldSpec foldSpec;
    private readonly Folds folds;
    private readonly BandedRidgeOptions options;
    private readonly NeuroidAggregate aggregate;

    public JointScorer(ScoreContext context)
    {
        this.context = context;
        this.rows = new RowFactory(context);
        this.assembly = context.Target.Neuroids!;
        this.responses = new Matrix(this.assembly.StimulusIds.Count, this.assembly.Neuroids.Count, this.assembly.Values);
        this.foldSpec = FoldSpec.Parse(context.Metric.Text("folds"));
        this.folds = Folds.Make(this.foldSpec, this.responses.Rows, context.Target.FoldGroups, context.Target.GivenFolds, context.Seed);
        this.aggregate = context.Metric.Text("aggregate") == "mean" ? NeuroidAggregate.Mean : NeuroidAggregate.Median;
        this.options = new BandedRidgeOptions
        {
            Alphas = context.Metric.Numbers("alphas"),
            CandidateCount = (int)context.Metric.Number("candidates"),
            Seed = context.Seed,
            GroupOf = context.Target.FoldGroups,
            Scaling = FeatureScalings.Find(context.Metric.Text("scaling")),
            Pooling = context.Metric.Text("pooling") == "per-fold" ? Pooling.PerFold : Pooling.Pooled,
        };
    }

    /// <summary>Scores each readout of the model on its own.</summary>
    /// <param name="candidates">All layers, in forward order.</param>
    /// <param name="progress">Takes the share done.</param>
    /// <param name="cancellationToken">Stops between layers.</param>
    public ScoreOutput Run(IReadOnlyList<LayerCandidate> candidates, Action<double> progress, CancellationToken cancellationToken)
    {
        ScoreOutput output = new();
        LayerCandidate[][] groups = [.. candidates.GroupBy(candidate => candidate.Readout).Select(group => group.ToArray())];
        for (int g = 0; g < groups.Length; g++)
        {
            this.Score(output, groups[g], cancellationToken);
            progress((g + 1) / (double)groups.Length);
        }

        return output;
    }

    private void Score(ScoreOutput output, LayerCandidate[] layers, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        string together = new Fingerprint().Add("joint", [.. layers.Select(layer => layer.Fingerprint)]).Hash;
        ScoreRow row = this.rows.Make(together, "joint") with
        {
            Readout = layers[0].Readout,
            Note = layers[0].Note,
            Selection = "fixed",
            Cv = this.foldSpec.Text,
            NStimuli = this.responses.Rows,
            NNeuroids = this.responses.Columns,
            NSubjects = this.assembly.Neuroids.Select(neuroid => neuroid.Subject).Distinct(StringComparer.Ordinal).Count(),
        };
        BandedRidgeResult result;
        long units = 0;
        try
        {
            List<Matrix> spaces = [];
            foreach (LayerCandidate layer in layers)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Matrix loaded = layer.LoadUnits!();
                units += loaded.Columns;
                spaces.Add(this.options.Scaling == FeatureScaling.Centred && loaded.Columns > loaded.Rows ? Rotation.IntoRowSpace(loaded) : loaded);
            }

            result = BandedRidge.Compute(spaces, this.responses, this.folds, this.options);
        }
        catch (AlignmentException exception)
        {
            output.Rows.Add(row with { Note = exception.Message });
            return;
        }

        this.AddWhole(output, row with { NUnits = units, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds }, result, layers.Length);
        output.Rows.AddRange(layers.Select((layer, s) => this.PartRow(row, layer, result.CorrelationShares.Row(s))));
    }

    private void AddWhole(ScoreOutput output, ScoreRow row, BandedRidgeResult result, int layers)
    {
        Scored value = result.Joint.Aggregate(this.aggregate);
        double[] draws = this.context.Draws == 0 || !value.IsDefined
            ? []
            : PredictivityBootstrap.RunCalibrated(result.Joint, this.responses, new StimulusResamples(this.context.Seed, this.context.Draws, this.responses.Rows), this.aggregate);
        NeuroidCeilings ceilings = new(this.context, this.aggregate);
        CeilingValue ceiling = ceilings.Of([.. Enumerable.Range(0, this.responses.Columns)]);
        string method = $"{PredictivityBootstrap.Method}; {this.responses.Rows} stimuli, {this.context.Draws} draws, 95 %, seed {this.context.Seed}";
        ScoreRow complete = this.rows.Complete(row, value, ceiling, draws.Length == 0 ? null : Interval.Percentile(draws), method);
        output.Rows.Add(complete with { Note = RowFactory.Join([$"{layers} layers together", complete.Note, .. result.Joint.Notes]) });
        output.Resamples.AddRange(draws.Select((draw, d) => new ResampleRow(this.context.Benchmark.Id, d, row.Fingerprint, RowFactory.Defined(draw))));
        output.Neuroids.AddRange(result.Joint.PerNeuroid.Select((score, j) => new NeuroidRow(row.Fingerprint, this.assembly.Neuroids[j].Id, this.assembly.Neuroids[j].Region, this.assembly.Neuroids[j].Subject, RowFactory.Defined(score), RowFactory.Defined(ceilings.PerNeuroid[j]))));
    }

    private ScoreRow PartRow(ScoreRow whole, LayerCandidate layer, ReadOnlySpan<double> shares)
    {
        Scored part = NeuroidAggregates.Compute(shares, NeuroidAggregate.Mean);
        return whole with
        {
            Layer = layer.Layer,
            LayerIndex = layer.Index,
            Depth = layer.Depth,
            Selection = null,
            Condition = Part,
            Score = RowFactory.Defined(part.Value),
            Note = part.Note,
            Fingerprint = this.rows.Make(whole.Fingerprint, "part " + layer.Fingerprint).Fingerprint,
        };
    }
}
