namespace Concord.Alignment.Similarity;

/// <summary>One space, prepared by an <see cref="ISimilarity"/> so that it can be compared with many others.</summary>
/// <remarks>
/// The recorded side is prepared once and every layer compared with it; between models each layer is prepared once. A side belongs to the measure that made it,
/// keeps hold of its matrix and of what was worked out from it (at most a few stimuli × stimuli tables), and may be used by several threads at once.
/// </remarks>
public interface ISimilaritySide
{
    /// <summary>Number of stimuli.</summary>
    int Stimuli { get; }

    /// <summary>Why nothing can be compared with this space, or null.</summary>
    string? Undefined { get; }
}
