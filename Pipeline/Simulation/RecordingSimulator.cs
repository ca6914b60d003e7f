using System.Globalization;
using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Simulation;

/// <summary>Joins a simulated recording (<see cref="RecordingSimulation"/>) with the names of stimuli and neuroids.</summary>
/// <remarks>A neuroid's ceiling is the reliability of the stored mean: the split-half correlation over repetitions, Spearman–Brown corrected, as Brain-Score has it (10 random halves). A perfect model can expect r = √ceiling, hence the normalisation r/sqrt(c). Undefined with one repetition.</remarks>
internal static class RecordingSimulator
{
    /// <summary>Raised when the same inputs give another recording.</summary>
    public const int Version = 1;

    /// <summary>Simulates.</summary>
    /// <param name="spec">What is simulated.</param>
    /// <param name="values">(stimuli × units) float32 of the layer.</param>
    /// <param name="units">Units.</param>
    /// <param name="stimulusIds">The stimuli, in the order of the rows.</param>
    /// <param name="seed">The manifest's seed.</param>
    public static SimulatedRecording Simulate(SimulationSpec spec, float[] values, int units, IReadOnlyList<string> stimulusIds, long seed)
    {
        RecordingDesign design = new() { Neuroids = spec.Neuroids, Subjects = spec.Subjects, Repetitions = spec.Repetitions };
        SimulatedResponses responses = RecordingSimulation.Simulate(
            Matrix.FromFloats(stimulusIds.Count, units, values),
            design,
            NoiseLevel.Relative(spec.NoiseSd),
            new StableRandom(seed, StableRandom.StreamOf("signal/" + spec.Id)),
            new StableRandom(seed, StableRandom.StreamOf("noise/" + spec.Id)));
        IReadOnlyList<double> ceilings = responses.Reliability(seed).PerNeuroid;
        Neuroid[] neuroids = [.. Enumerable.Range(0, responses.Mean.Columns).Select(column =>
        {
            string subject = string.Create(CultureInfo.InvariantCulture, $"simulated-{(column / spec.Neuroids) + 1}");
            return new Neuroid(string.Create(CultureInfo.InvariantCulture, $"{subject}/{column % spec.Neuroids}"), spec.Region, subject, ceilings[column]);
        })];
        return new SimulatedRecording(spec.Id, spec.Stimuli, spec.FromModel, spec.Layer, new NeuroidAssembly(spec.Id, stimulusIds, neuroids, responses.Mean.Values));
    }
}
