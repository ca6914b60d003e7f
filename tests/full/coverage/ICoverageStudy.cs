namespace Concord.Coverage;

/// <summary>A kind of data set whose true scores are known.</summary>
public interface ICoverageStudy
{
    /// <summary>The name on the command line.</summary>
    string Id { get; }

    /// <summary>What is simulated, in one sentence.</summary>
    string Summary { get; }

    /// <summary>Simulates and scores one data set.</summary>
    /// <param name="number">Which; the same number gives the same set.</param>
    /// <param name="draws">Bootstrap draws.</param>
    /// <returns>One pair a measure, always in the same order.</returns>
    IReadOnlyList<SimulatedPair> Run(int number, int draws);
}
