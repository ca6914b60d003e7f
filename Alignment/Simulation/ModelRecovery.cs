using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>Which of several models an analysis would take for the brain if one of them were it.</summary>
/// <remarks>
/// Each model in turn takes the brain's place: its activations are recorded with a stated number of neuroids and noise, all models are scored, and the highest
/// score wins. A tie at the top is nobody's win; an undefined score never wins. The confusion matrix says which conclusions the stimuli, the recording and the
/// measure can support; a generator that loses shows a bias of the measure, not of a brain.
/// Recording k of model m at level l depends on seed, id of m, text of l and k only: more models, levels or recordings change nothing else, and every scorer sees
/// the same recordings. Memory: one recording at a time, and one margin a recording. Cost: levels × models × recordings × (models × score).
/// Source: Kriegeskorte &amp; Diedrichsen 2019, doi:10.1146/annurev-neuro-080317-061906; Schütt et al. 2023, doi:10.7554/eLife.82566; Han, Poggio &amp; Cheung 2023, doi:10.48550/arXiv.2302.06677.
/// </remarks>
public static class ModelRecovery
{
    /// <summary>Simulates and scores.</summary>
    /// <param name="study">Models, levels and sizes.</param>
    /// <param name="scorer">How a model is scored.</param>
    /// <param name="progress">Told the share done, 0 … 1, after each recording; null for nobody.</param>
    /// <param name="cancellationToken">Looked at before each recording.</param>
    /// <exception cref="AlignmentException">A model id or level comes twice, or a recording cannot be made.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is returned.</exception>
    public static RecoveryResult Run(RecoveryStudy study, RecoveryScorer scorer, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(scorer);
        study.Check();
        Func<SimulatedResponses, double>[] scores = [.. study.Models.Select(model => scorer(model.Activations))];
        int done = 0;
        int total = study.Levels.Count * study.Models.Count * study.Recordings;
        var levels = new List<RecoveryLevel>();
        foreach (NoiseLevel level in study.Levels)
        {
            RecoveryTally tally = new(study.Models.Count);
            for (int generator = 0; generator < study.Models.Count; generator++)
            {
                for (int recording = 0; recording < study.Recordings; recording++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    SimulatedResponses responses = Record(study, generator, level, recording);
                    tally.Add(generator, Array.ConvertAll(scores, score => score(responses)), responses.Reliability(study.Seed).PerNeuroid);
                    progress?.Report((double)++done / total);
                }
            }

            levels.Add(tally.ToLevel(level));
        }

        return new RecoveryResult { Models = [.. study.Models.Select(model => model.Id)], Levels = levels };
    }

    private static SimulatedResponses Record(RecoveryStudy study, int generator, NoiseLevel level, int recording)
    {
        RecoveryModel model = study.Models[generator];
        string stream = $"{model.Id}/{level.Text}/{recording}";
        return RecordingSimulation.Simulate(
            model.Activations,
            study.Design,
            level,
            new StableRandom(study.Seed, StableRandom.StreamOf("recovery-signal/" + stream)),
            new StableRandom(study.Seed, StableRandom.StreamOf("recovery-noise/" + stream)));
    }
}
