namespace Concord.Pipeline.Recovery;

/// <summary>Simulates recordings in which one model has the brain's place.</summary>
internal interface IRecordingSource
{
    /// <summary>The reliability that is aimed at; for RDMs the agreement between subjects.</summary>
    double Reliability { get; }

    /// <summary>mixtures, units or rdm.</summary>
    string Signal { get; }

    /// <summary>Neuroids of a recording; for RDMs, of each subject.</summary>
    int Neuroids { get; }

    /// <summary>Simulates a recording; each depends on its number alone.</summary>
    /// <param name="recording">0, 1, …</param>
    SimulatedTarget Simulate(int recording);
}
