namespace Concord.Pipeline.Tests.Resolution;

/// <summary>A clock on which every pause passes at once, and is noted.</summary>
/// <param name="during">What happens during each pause; null for nothing.</param>
internal sealed class InstantClock(Action? during = null) : TimeProvider
{
    /// <summary>The pauses, in seconds.</summary>
    public List<double> Pauses { get; } = [];

    /// <summary>It stands at 1 January 1970.</summary>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (this.Pauses)
        {
            this.Pauses.Add(dueTime.TotalSeconds);
        }

        during?.Invoke();
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
