using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>What one side costs in every draw, kept for the draws that were asked for last.</summary>
internal sealed class Cached<T>
{
    private readonly Lock gate = new();
    private (StimulusResamples Resamples, T Value)? last;

    public T For(StimulusResamples resamples, Func<T> make)
    {
        lock (gate)
        {
            if (last is not { } kept || !ReferenceEquals(kept.Resamples, resamples))
            {
                last = kept = (resamples, make());
            }

            return kept.Value;
        }
    }
}
