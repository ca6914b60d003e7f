using System.Diagnostics;
using Concord.Alignment;
using Concord.Alignment.Behaviour;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Scores a network's decisions against distributions of human labels.</summary>
internal sealed class LabelScorer(ScoreContext context)
{
    public ScoreOutput Run(LayerCandidate logits)
    {
        long start = Stopwatch.GetTimestamp();
        LabelDistribution labels = context.Target.Labels!;
        Matrix values = logits.LoadUnits!();
        int categories = labels.Categories.Count;
        if (values.Columns != categories)
        {
            throw new InvalidOperationException($"'{context.Model.Id}' gives {values.Columns} logits, the labels have {categories} categories ({string.Join(", ", labels.Categories)}): its classes are not these.");
        }

        Matrix model = SoftLabels.Softmax(values);
        Matrix counts = new(labels.StimulusIds.Count, categories, labels.Counts);
        Matrix humans = SoftLabels.FromCounts(counts);
        (Scored value, double[] draws) = this.Score(model, counts, humans, labels.TrueLabels);
        ScoreOutput output = new();
        ScoreRow row = new RowFactory(context).Make(logits.Fingerprint, string.Empty) with
        {
            Selection = "fixed",
            Readout = logits.Readout,
            Score = double.IsFinite(value.Value) ? value.Value : null,
            NStimuli = labels.StimulusIds.Count,
            NUnits = categories,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Note = value.Note,
        };
        if (draws.Length > 0 && value.IsDefined)
        {
            Interval interval = Interval.Percentile(draws);
            row = row with { CiLow = interval.Lower, CiHigh = interval.Upper, CiMethod = $"bootstrap over {labels.StimulusIds.Count} images, {context.Draws} draws, percentile 95 %, seed {context.Seed}" };
            output.Resamples.AddRange(draws.Select((draw, d) => new ResampleRow(context.Benchmark.Id, d, row.Fingerprint, double.IsFinite(draw) ? draw : null)));
        }

        output.Rows.Add(row);
        this.AddTrials(output, row.Fingerprint, model, labels);
        return output;
    }

    private (Scored Value, double[] Draws) Score(Matrix model, Matrix counts, Matrix humans, int[] labels)
    {
        StimulusResamples? resamples = context.Draws > 0 ? new StimulusResamples(context.Seed, context.Draws, model.Rows) : null;
        switch (context.Metric.Entry.Id)
        {
            case "majority-error-consistency":
                bool[] modelCorrect = SoftLabelScore.AreCorrect(SoftLabels.Choices(model), labels);
                bool[] majorityCorrect = SoftLabelScore.AreCorrect(SoftLabels.Choices(counts), labels);
                return (SoftLabelScore.MajorityErrorConsistency(model, counts, labels), resamples is null ? [] : SoftLabelScore.MajorityDraws(modelCorrect, majorityCorrect, resamples));
            case "entropy-correlation":
                return (SoftLabelScore.EntropyCorrelation(model, humans), resamples is null ? [] : VectorBootstrap.Spearman(SoftLabels.Entropies(model), SoftLabels.Entropies(humans), resamples));
            case "soft-cross-entropy":
                double[] perImage = SoftLabelScore.CrossEntropies(model, humans);
                return (SoftLabelScore.CrossEntropy(model, humans), resamples is null ? [] : VectorBootstrap.Mean(perImage, resamples));
            default:
                throw new InvalidOperationException($"no label metric '{context.Metric.Entry.Id}'");
        }
    }

    private void AddTrials(ScoreOutput output, string fingerprint, Matrix model, LabelDistribution labels)
    {
        int[] choices = SoftLabels.Choices(model);
        for (int i = 0; i < choices.Length; i++)
        {
            output.Trials.Add(new TrialRow(fingerprint, context.Model.Id, labels.StimulusIds[i], null, labels.Categories[labels.TrueLabels[i]], labels.Categories[choices[i]], choices[i] == labels.TrueLabels[i], model[i, choices[i]]));
        }
    }
}
