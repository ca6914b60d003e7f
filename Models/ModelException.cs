namespace Concord.Models;

/// <summary>An error in what a user asked of a model: where, what was found, what was expected, and the remedy.</summary>
/// <remarks>Errors in weights files are a <c>WeightsException</c>; this one is for unknown models and layers, undefined readouts and missing devices.</remarks>
public sealed class ModelException : Exception
{
    /// <summary>Builds the message <c>where: found; expected. remedy</c>.</summary>
    /// <param name="where">The model, layer, readout or device at fault.</param>
    /// <param name="found">What was found there.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="remedy">What the user can do.</param>
    public ModelException(string where, string found, string expected, string remedy)
        : base($"{where}: {found}; expected {expected}. {remedy}")
    {
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>The model, layer, readout or device at fault.</summary>
    public string Where { get; }

    /// <summary>What was found there.</summary>
    public string Found { get; }

    /// <summary>What would have been right.</summary>
    public string Expected { get; }

    /// <summary>What the user can do.</summary>
    public string Remedy { get; }
}
