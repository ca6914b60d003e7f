using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm;

/// <summary>Waits for SLURM where it gives no answer: 10 s, then longer each time.</summary>
/// <param name="pause">Waits.</param>
/// <param name="tell">Takes what is waited for.</param>
internal sealed class SlurmPatience(Action<TimeSpan> pause, Action<string> tell)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    /// <summary>Asks until there is an answer, or as often as is said.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="times">How often at most.</param>
    /// <exception cref="SlurmUnreachableException">There was none.</exception>
    public T Ask<T>(Func<T> ask, int times)
    {
        TimeSpan wait = s_first;
        for (int asked = 1; ; asked++)
        {
            try
            {
                return ask();
            }
            catch (SlurmUnreachableException exception) when (asked < times)
            {
                tell($"unknown: {exception.Message}; asking again in {wait.TotalSeconds:0} s");
                pause(wait);
                wait = wait * 2 < s_longest ? wait * 2 : s_longest;
            }
        }
    }

    /// <summary>Waits.</summary>
    public void Wait(TimeSpan span) => pause(span);

    /// <summary>Says what goes on.</summary>
    public void Tell(string line) => tell(line);
}
