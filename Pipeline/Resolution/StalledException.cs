namespace Concord.Pipeline.Resolution;

/// <summary>A server that sends nothing, or next to nothing.</summary>
internal sealed class StalledException(long bytes, TimeSpan time, Exception cause)
    : IOException(FormattableString.Invariant($"{(bytes == 0 ? "nothing" : $"only {bytes} bytes")} came for {time.TotalSeconds:0.#} s"), cause);
