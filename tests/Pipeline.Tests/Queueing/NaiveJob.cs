using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Tests.Queueing;

internal sealed class NaiveJob(int number)
{
    public int Number { get; } = number;

    public string Key => $"k{this.Number}";

    public JobState State { get; set; }

    public int Attempt { get; set; }

    public int Priority { get; set; }

    public long Epoch { get; set; }

    public double LeaseEnd { get; set; }

    public bool IsCancelled { get; set; }

    public HashSet<string> Submissions { get; } = [];
}
