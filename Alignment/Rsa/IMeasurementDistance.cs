namespace Concord.Alignment.Rsa;

/// <summary>A dissimilarity of two conditions that needs their repeated presentations.</summary>
public interface IMeasurementDistance
{
    /// <summary>The name in tables.</summary>
    string Id { get; }

    /// <summary>One sentence with the formula.</summary>
    string Summary { get; }

    /// <summary>All pairwise dissimilarities of the conditions.</summary>
    /// <param name="measurements">(presentations × units) with labels.</param>
    /// <returns>The RDM over conditions in the order of their labels; NaN entries, with a note, where the distance is undefined.</returns>
    Rdm Compute(Measurements measurements);
}
