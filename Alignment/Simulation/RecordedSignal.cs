namespace Concord.Alignment.Simulation;

/// <summary>What a simulated neuroid responds to.</summary>
public enum RecordedSignal
{
    /// <summary>A random mixture of all units: with many neuroids the correlations between patterns over neuroids tend to those over units.</summary>
    Mixtures,

    /// <summary>One unit, drawn without replacement within a subject: what an electrode in the layer would see.</summary>
    Units,
}
