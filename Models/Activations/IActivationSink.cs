namespace Concord.Models.Activations;

/// <summary>Takes activations as they come off the network: a file, a buffer, an accumulator.</summary>
public interface IActivationSink
{
    /// <summary>Called once for each request and batch, on one thread, while the forward pass is under way; the requests of a batch come in forward order of their layers.</summary>
    /// <param name="request">Index of the request in the list given to the extraction.</param>
    /// <param name="firstStimulus">Index of the stimulus of the first row.</param>
    /// <param name="rows">(batch × units) row-major, valid during the call only.</param>
    /// <param name="units">Units of a row.</param>
    void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units);
}
