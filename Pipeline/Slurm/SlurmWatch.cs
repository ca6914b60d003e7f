
namespace Concord.Pipeline.Slurm;

/// <summary>Waits until everything of a submission has ended, and sends again what another try may do.</summary>
/// <param name="submitter">Looks and sends.</param>
/// <param name="patience">Waits where SLURM gives no answer.</param>
/// <param name="show">Takes where it stands, at every look.</param>
internal sealed class SlurmWatch(SlurmSubmitter submitter, SlurmPatience patience, Action<SlurmCounts> show)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <summary>Waits; every look is one call of squeue, sooner while things change.</summary>
    /// <returns>Where every job stands in the end.</returns>
    /// <exception cref="OperationCanceledException">The wait was given up: the jobs stay in SLURM.</exception>
    public IReadOnlyList<JobStanding> Wait(CancellationToken cancellationToken)
    {
        TimeSpan wait = s_shortest;
        SlurmCounts? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Nothing known is no news: neither failed nor lost, however long it takes.
            IReadOnlyList<JobStanding> standings = patience.Ask(submitter.Standings, int.MaxValue);
            SlurmCounts counts = SlurmCounts.Of(standings);
            show(counts);
            if (counts.HasEnded)
            {
                if (SlurmChoice.Curable(standings).Count == 0)
                {
                    return standings;
                }

                SlurmPreview again = submitter.Send(patience, SlurmChoice.Curable);
                patience.Tell($"sent again: {again.ToSend} jobs that were lost, or ran out of memory or time");
            }

            wait = counts != last ? s_shortest : TimeSpan.FromTicks(Math.Min(wait.Ticks * 3 / 2, s_longest.Ticks));
            last = counts;
            patience.Wait(wait);
        }
    }
}
