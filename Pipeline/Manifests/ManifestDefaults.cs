namespace Concord.Pipeline.Manifests;

/// <summary>What a manifest means where it says nothing.</summary>
public static class ManifestDefaults
{
    /// <summary>The manifest's seed.</summary>
    public const int Seed = 1;

    /// <summary>Bootstrap draws.</summary>
    public const int Bootstrap = 2000;

    /// <summary>Draws below which the ends of a 95 % interval rest on fewer than 25 draws each: a warning.</summary>
    public const int LeastBootstrap = 1000;

    /// <summary>Threads within an operation.</summary>
    public const int Threads = 2;

    /// <summary>Stimuli in one forward pass.</summary>
    public const int Batch = 32;

    /// <summary>Degrees of visual angle that a network sees.</summary>
    /// <remarks>The default of Brain-Score's <c>ModelCommitment</c> (brain-score/vision@c642dbe <c>brainscore_vision/model_helpers/brain_transformation/__init__.py</c>).</remarks>
    public const double VisualDegrees = 8;

    /// <summary>Recorded sites of a simulated subject.</summary>
    public const int SimulationNeuroids = 100;

    /// <summary>Simulated subjects.</summary>
    public const int SimulationSubjects = 4;

    /// <summary>Presentations of each stimulus in a simulated recording.</summary>
    public const int SimulationRepetitions = 4;

    /// <summary>Noise of a simulated presentation, in standard deviations of the neuroid's signal.</summary>
    public const double SimulationNoise = 1;

    /// <summary>The region of a simulated recording.</summary>
    public const string SimulationRegion = "simulated";

    /// <summary>Recordings simulated from each model in model recovery.</summary>
    public const int Recordings = 20;

    /// <summary>The lowest reliability that a simulated neuroid can be given: below it the sampling error of a few hundred stimuli is larger.</summary>
    public const double LeastReliability = 0.01;

    /// <summary>What a neuroid responds to in model recovery, as in <c>simulations</c>.</summary>
    public const string Signal = "mixtures";

    /// <summary>Pixels a side of the pictures that networks are trained on.</summary>
    public const int TrainingSide = 32;

    /// <summary>The law of scale that is fitted.</summary>
    public const string ScalingForm = "power";

    /// <summary>Resamples of models for a law of scale.</summary>
    public const int ScalingDraws = 1000;

    /// <summary>Factors that the report compares by.</summary>
    public static IReadOnlyList<string> By { get; } = ["family", "regime"];

    /// <summary>Formats that the report is written in.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["html", "markdown", "latex", "csv"];
}
