namespace Concord.Pipeline.Resolution;

/// <summary>Waits for what another process is doing.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Tries until there is something.</summary>
    /// <param name="attempt">Gives null while another process is at it.</param>
    /// <param name="first">Told once, before the first pause.</param>
    /// <param name="clock">By which pauses pass.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    public static T Until<T>(Func<T?> attempt, Action first, TimeProvider clock, CancellationToken cancellationToken)
        where T : class
    {
        for (bool told = false; ; told = true)
        {
            if (attempt() is { } done)
            {
                return done;
            }

            if (!told)
            {
                first();
            }

            Task.Delay(Pause, clock, cancellationToken).GetAwaiter().GetResult();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
