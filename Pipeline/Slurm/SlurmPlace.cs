using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Slurm;

/// <summary>Where submissions to SLURM are made.</summary>
/// <param name="Store">The store: on a folder that the nodes see too.</param>
/// <param name="Time">The clock.</param>
/// <param name="Program">The words that start this program.</param>
/// <param name="NewId">Gives a batch its id: 8 hexadecimal digits, never the same twice.</param>
internal sealed record SlurmPlace(ResultStore Store, TimeProvider Time, IReadOnlyList<string> Program, Func<string> NewId)
{
    /// <summary>A place with ids of chance.</summary>
    public SlurmPlace(ResultStore store, TimeProvider time, IReadOnlyList<string> program)
        : this(store, time, program, () => Guid.NewGuid().ToString("N")[..8])
    {
    }
}
