using System.Text.Json;
using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Pipeline.Extraction;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Makes score rows of one job: what is the same in all of them is written once.</summary>
internal sealed class RowFactory(ScoreContext context)
{
    /// <summary>A row without a score yet.</summary>
    /// <param name="contentFingerprint">The fingerprint of the model's side: a stored readout, a file, a dataset's observer.</param>
    /// <param name="part">What tells the row from others of the same readout: subject, condition, selection; empty for the main row.</param>
    public ScoreRow Make(string contentFingerprint, string part)
    {
        string fingerprint = new Fingerprint()
            .Add("score", ScoringVersion.Current)
            .Add("model", contentFingerprint)
            .Add("target", context.Target.Hash)
            .Add("region", context.Benchmark.Region)
            .Add("sets", context.Benchmark.Subsets)
            .Add("metric", context.Metric.Definition)
            .Add("ceiling", context.Metric.Ceiling)
            .Add("normalization", context.Metric.Normalization)
            .Add("layer-rule", context.Benchmark.LayerRule)
            .Add("part", part)
            .Add("seed", context.Seed)
            .Add("draws", context.Draws)
            .Hash;
        return Relabel(
            new ScoreRow
            {
                Run = string.Empty,
                Manifest = string.Empty,
                Model = string.Empty,
                Architecture = context.Architecture,
                Family = string.Empty,
                Regime = string.Empty,
                Tags = string.Empty,
                Benchmark = string.Empty,
                Dataset = context.Target.Dataset,
                Stimuli = StimuliAsSeen.Name(context.Target.Stimuli, context.Benchmark.Transform),
                Region = context.Benchmark.Region,
                Metric = context.Metric.Name,
                Definition = context.Metric.Definition,
                Normalization = context.Metric.Normalization,
                Seed = context.Seed,
                Fingerprint = fingerprint,
            },
            string.Empty,
            context.Manifest,
            context.Model,
            context.Benchmark.Id);
    }

    /// <summary>Writes score, ceiling, normalised score and interval on a row.</summary>
    /// <param name="row">A row without them.</param>
    /// <param name="value">The score.</param>
    /// <param name="ceiling">Its ceiling.</param>
    /// <param name="interval">Its interval; null without.</param>
    /// <param name="ciMethod">How the interval is made.</param>
    public ScoreRow Complete(ScoreRow row, Scored value, CeilingValue ceiling, Interval? interval, string? ciMethod)
    {
        Normalisation normalisation = Normalisations.Find(context.Metric.Normalization);
        Scored normalized = normalisation.Apply(value.Value, ceiling.Lower);
        double? ceiled = normalisation.NeedsCeiling ? Defined(normalized.Value) : null;
        ScoreRow complete = row with
        {
            Score = Defined(value.Value),
            Ceiling = Defined(ceiling.Lower),
            CeilingUpper = Defined(ceiling.Upper),
            Normalized = ceiled,
            Note = Join(row.Note, value.Note, ceiling.Note, normalisation.NeedsCeiling && value.IsDefined ? normalized.Note : null),
        };
        return interval is not { } ends ? complete : complete with
        {
            CiLow = Defined(ends.Lower),
            CiHigh = Defined(ends.Upper),
            NormalizedCiLow = ceiled is null ? null : Defined(normalisation.Apply(ends.Lower, ceiling.Lower).Value),
            NormalizedCiHigh = ceiled is null ? null : Defined(normalisation.Apply(ends.Upper, ceiling.Lower).Value),
            CiMethod = ciMethod,
            Note = Join(complete.Note, ends.Note, value.Value < ends.Lower || value.Value > ends.Upper ? "the score lies outside its interval, which is free of the bias that few stimuli give the score" : null),
        };
    }

    /// <summary>Notes put together, each once; null where there is none.</summary>
    public static string? Join(params string?[] notes)
    {
        string joined = string.Join("; ", notes.Where(note => !string.IsNullOrEmpty(note)).Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    /// <summary>The value as a table holds it: null where it is NaN or infinite.</summary>
    public static double? Defined(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Writes a run's own words on a row: a stored score may be shown under another model id, regime or run.</summary>
    public static ScoreRow Relabel(ScoreRow row, string run, string manifest, ModelSpec model, string benchmark) => row with
    {
        Run = run,
        Manifest = manifest,
        Model = model.Id,
        Family = model.Family,
        Regime = model.Regime,
        Tags = JsonSerializer.Serialize(model.Tags.Concat(model.Training).GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal)),
        CheckpointStep = model.CheckpointStep,
        Benchmark = benchmark,
    };
}
