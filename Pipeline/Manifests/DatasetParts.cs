namespace Concord.Pipeline.Manifests;

/// <summary>What a dataset has, so far as a manifest depends on it.</summary>
[Flags]
public enum DatasetParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Responses of recorded sites.</summary>
    Neuroids = 1,

    /// <summary>RDMs of brains or behaviour.</summary>
    Rdms = 2,

    /// <summary>Trials of observers.</summary>
    Trials = 4,

    /// <summary>Human label counts.</summary>
    Labels = 8,

    /// <summary>Stimuli that a network can be shown.</summary>
    Stimuli = 16,

    /// <summary>Groups of stimuli that no fold may divide.</summary>
    Groups = 32,

    /// <summary>Folds that come with the dataset.</summary>
    GivenFolds = 64,

    /// <summary>A ceiling for each neuroid: reliabilities given with the dataset or computed from repetitions.</summary>
    NeuroidCeilings = 128,

    /// <summary>Two subjects or more, told apart.</summary>
    SeveralSubjects = 256,

    /// <summary>The stimuli are texts.</summary>
    Texts = 512,

    /// <summary>Every presentation of a stimulus is kept, so that reliabilities can be computed from repetitions.</summary>
    Repetitions = 1024,
}
