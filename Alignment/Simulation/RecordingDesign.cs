namespace Concord.Alignment.Simulation;

/// <summary>The size of a simulated recording.</summary>
public sealed record RecordingDesign
{
    /// <summary>Recorded sites of each subject, 1 or more.</summary>
    public required int Neuroids
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    /// <summary>Subjects, 1 or more, each with neuroids of its own.</summary>
    /// <value>1.</value>
    public int Subjects
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Presentations of each stimulus, 1 or more; a reliability can be asked for from 2 on.</summary>
    /// <value>2.</value>
    public int Repetitions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;

    /// <summary>What a neuroid responds to.</summary>
    /// <value><see cref="RecordedSignal.Mixtures"/>.</value>
    public RecordedSignal Signal { get; init; } = RecordedSignal.Mixtures;

    /// <summary>The share of the noise variance that all neuroids of a subject have in common in a presentation, 0 up to, not including, 1. It leaves each neuroid's reliability as it is.</summary>
    /// <value>0.</value>
    public double SharedNoise
    {
        get;
        init => field = value >= 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the shared part of the noise variance lies in [0, 1)");
    }

    internal int Columns => checked(Subjects * Neuroids);

    internal void Check(Matrix activations)
    {
        if (Signal is RecordedSignal.Units && Neuroids > activations.Columns)
        {
            throw new AlignmentException("simulated recording", $"{Neuroids} neuroids a subject from {activations.Columns} units", "no more neuroids than units", "Record fewer neuroids, or random mixtures.");
        }
    }
}
