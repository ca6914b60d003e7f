namespace Concord.Pipeline.Runs;

/// <summary>The names in a run directory.</summary>
internal static class RunFiles
{
    public const string Scores = "scores.parquet";
    public const string Neuroids = "neuroids.parquet";
    public const string Trials = "trials.parquet";
    public const string Resamples = "resamples.parquet";
    public const string Renderings = "renderings.parquet";
    public const string Training = "training.parquet";
    public const string Curves = "curves.parquet";
    public const string Networks = "networks";
    public const string Recovery = "recovery.parquet";
    public const string Agreements = "agreements.parquet";
    public const string Confusions = "confusions.parquet";
    public const string Inputs = "inputs.parquet";
    public const string Jobs = "jobs.parquet";
    public const string Rdms = "rdms.parquet";
    public const string Likeness = "likeness.parquet";
    public const string Context = "context.json";
    public const string LockManifest = "manifest.lock.yaml";
    public const string Incomplete = "INCOMPLETE";
    public const string LockFile = ".lock";
}
