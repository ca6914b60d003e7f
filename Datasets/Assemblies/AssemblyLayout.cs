namespace Concord.Datasets.Assemblies;

/// <summary>What the axes and labels of an array mean, where its names do not say so; everything may be left out that the file says.</summary>
public sealed record AssemblyLayout
{
    /// <summary>The axis of presentations (or of stimuli, where they are averaged already).</summary>
    public string? PresentationAxis { get; init; }

    /// <summary>The axis of neuroids.</summary>
    public string? NeuroidAxis { get; init; }

    /// <summary>The axis of time bins.</summary>
    public string? TimeAxis { get; init; }

    /// <summary>The column of stimulus ids.</summary>
    public string? StimulusColumn { get; init; }

    /// <summary>The column that numbers the repetitions; without one they are numbered from 1 in the order of the rows.</summary>
    public string? RepetitionColumn { get; init; }

    /// <summary>The column of sessions or runs.</summary>
    public string? SessionColumn { get; init; }

    /// <summary>The column of neuroid ids; without one they are numbered.</summary>
    public string? NeuroidColumn { get; init; }

    /// <summary>The column of regions.</summary>
    public string? RegionColumn { get; init; }

    /// <summary>The column of subjects.</summary>
    public string? SubjectColumn { get; init; }

    /// <summary>The column of given reliabilities.</summary>
    public string? CeilingColumn { get; init; }

    /// <summary>The region of all neuroids, where no column says it.</summary>
    public string? Region { get; init; }

    /// <summary>The subject of all neuroids, where no column says it.</summary>
    public string? Subject { get; init; }

    /// <summary>The time bins, where the file does not label its time axis.</summary>
    public IReadOnlyList<TimeBin> TimeBins { get; init; } = [];
}
