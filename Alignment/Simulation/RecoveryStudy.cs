namespace Concord.Alignment.Simulation;

/// <summary>What model recovery simulates.</summary>
public sealed record RecoveryStudy
{
    /// <summary>Two or more models, ids unique, of the same stimuli.</summary>
    public required IReadOnlyList<RecoveryModel> Models { get; init; }

    /// <summary>Noise levels, the least noise first.</summary>
    public required IReadOnlyList<NoiseLevel> Levels { get; init; }

    /// <summary>The size of each recording.</summary>
    public required RecordingDesign Design { get; init; }

    /// <summary>Recordings simulated from each model at each level, 1 or more.</summary>
    public required int Recordings
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Written with the result.</summary>
    public required long Seed { get; init; }

    internal void Check()
    {
        if (Models.Count < 2)
        {
            throw new AlignmentException("model recovery", $"{Models.Count} models", "two or more", "With one model there is nothing to take for another.");
        }

        if (Models.Select(model => model.Id).Distinct(StringComparer.Ordinal).Count() < Models.Count || Levels.Select(level => level.Text).Distinct(StringComparer.Ordinal).Count() < Levels.Count)
        {
            throw new AlignmentException("model recovery", "a model id or a noise level twice", "each once: they name the random streams", "Rename or drop one.");
        }

        foreach (RecoveryModel model in Models)
        {
            Require.SameRows(Models[0].Activations, model.Activations);
        }
    }
}
