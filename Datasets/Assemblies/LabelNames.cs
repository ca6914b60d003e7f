namespace Concord.Datasets.Assemblies;

/// <summary>The names under which the field's files keep what we ask for; case does not count, the first that is there is taken.</summary>
internal static class LabelNames
{
    public static readonly string[] PresentationAxes = ["presentation", "presentations", "stimulus", "stimuli", "stimulus_id", "image", "images", "image_id", "trial", "trials", "condition", "conditions", "event"];

    public static readonly string[] NeuroidAxes = ["neuroid", "neuroids", "neuroid_id", "voxel", "voxels", "unit", "units", "channel", "channels", "site", "sites", "electrode", "electrodes"];

    public static readonly string[] TimeAxes = ["time_bin", "time_bins", "time"];

    public static readonly string[] Stimulus = ["stimulus_id", "stimulus", "image_id", "image", "sentence_id", "filename", "condition"];

    public static readonly string[] Repetition = ["repetition", "repetition_id", "repeat", "rep"];

    public static readonly string[] Session = ["session", "session_id", "run"];

    public static readonly string[] Neuroid = ["neuroid_id", "neuroid", "voxel_id", "voxel", "unit_id", "unit", "channel", "site", "electrode"];

    public static readonly string[] Region = ["region", "roi", "area"];

    public static readonly string[] Subject = ["subject", "subject_id", "animal", "monkey", "participant"];

    public static readonly string[] Ceiling = ["ceiling", "noise_ceiling", "reliability"];

    public static readonly string[] Start = ["time_bin_start", "time_start", "start", "time"];

    public static readonly string[] End = ["time_bin_end", "time_end", "end"];

    public static readonly string[] Value = ["value", "response", "beta", "rate"];

    /// <summary>What labels a presentation, a neuroid, a time bin.</summary>
    public static readonly string[] OfPresentation = [.. Stimulus, .. Repetition, .. Session, "trial", "trial_id"];

    /// <summary>What numbers the rows of a wide table; in a long one such a column numbers values, not presentations.</summary>
    public static readonly string[] OfWideRows = ["block", "order", "index"];

    public static readonly string[] OfNeuroid = [.. Neuroid, .. Region, .. Subject, .. Ceiling];

    public static readonly string[] OfTime = [.. Start, .. End];

    /// <summary>The first of the accepted names that is among those there, as it is written there; null where none is.</summary>
    public static string? Among(IEnumerable<string> there, IReadOnlyList<string> accepted)
    {
        string[] names = [.. there];
        return accepted.Select(name => Array.Find(names, candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(name => name is not null);
    }
}
