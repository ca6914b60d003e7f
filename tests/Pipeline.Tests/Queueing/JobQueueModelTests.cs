using Concord.Pipeline.Queueing;
using CsCheck;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

/// <summary>Random sequences of everything that may happen to a queue, beside a naive twin.</summary>
public sealed class JobQueueModelTests
{
    private const int JobCount = 7;
    private static readonly JobEndKind[] Kinds = Enum.GetValues<JobEndKind>();

    /// <summary>Each job needs some of those before it.</summary>
    private static readonly Gen<int[][]> Needs = Gen.Int[0, 127].Array[JobCount].Select(masks =>
        masks.Select((mask, job) => Enumerable.Range(0, job).Where(parent => (mask & (1 << parent) & (mask >> 1)) != 0 || mask % (parent + 2) == 1).ToArray()).ToArray());

    private static readonly Gen<(int Act, int Which, int Detail)[]> Acts = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 20], Gen.Int[0, 40]).Array[10, 80];

    [Fact]
    public void The_queue_does_what_its_naive_twin_does() => Gen.Select(Needs, Acts).Sample(
        (needs, acts) =>
        {
            using QueueFixture fixture = new();
            Twins twins = new(fixture, needs);
            twins.Submit(whole: true, 0);
            foreach ((int act, int which, int detail) in acts)
            {
                twins.Act(act, which, detail);
                twins.Compare();
            }
        },
        iter: 80,
        threads: 1);

    private sealed class Twins(QueueFixture fixture, int[][] needs)
    {
        private readonly NaiveQueue naive = new(needs, fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        private readonly HashSet<int> stored = [];
        private readonly List<(int Job, long Epoch)> claims = [];
        private double now;

        public void Act(int act, int which, int detail)
        {
            int job = which % this.naive.Jobs.Count;
            switch (act)
            {
                case < 6:
                    this.Claim();
                    break;
                case < 11:
                    this.End(which, Kinds[detail % Kinds.Length]);
                    break;
                case 11:
                    this.Hear(which);
                    break;
                case 12:
                    fixture.Clock.Pass(detail);
                    this.now += detail;
                    break;
                case 13 or 14:
                    fixture.Queue.Expire();
                    this.naive.Expire(this.now);
                    break;
                case 15:
                    this.Submit(which % 2 == 0, detail % 3);
                    break;
                case 16:
                    fixture.Queue.Cancel($"k{job}");
                    this.naive.Cancel(job);
                    break;
                case 17:
                    fixture.Queue.Cancel(which % 2 == 0 ? "whole" : "part");
                    this.naive.Cancel(which % 2 == 0 ? "whole" : "part");
                    break;
                case 18:
                    fixture.Queue.Retry($"k{job}");
                    this.naive.Retry([this.naive.Jobs[job]]);
                    break;
                default:
                    this.Retry(which % 3);
                    break;
            }
        }

        public void Submit(bool whole, int priority)
        {
            int count = whole ? JobCount : JobCount / 2;
            string name = whole ? "whole" : "part";
            fixture.Queue.Submit(name, name, [.. Enumerable.Range(0, count).Select(i => Job($"k{i}", [.. needs[i].Select(parent => $"k{parent}")]) with { IsDone = this.stored.Contains(i) })], priority);
            this.naive.Submit(name, count, this.stored, priority);
        }

        public void Compare()
        {
            foreach (QueueRow row in fixture.Queue.Rows(null))
            {
                NaiveJob job = this.naive.Jobs[int.Parse(row.Key.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
                Assert.Equal((row.Key, this.naive.Shown(job), this.naive.Waiting(job), job.Attempt, job.Epoch, job.Priority), (row.Key, row.State, row.Waiting, row.Attempt, row.Epoch, row.Priority));
                Assert.InRange(row.Attempt, 0, JobQueue.MaximumAttempts);
                Assert.Equal(row.State is JobState.Blocked, row.State is JobState.Blocked && row.Error!.StartsWith("needs '", StringComparison.Ordinal));
            }

            Assert.Equal(!this.naive.Jobs.Any(job => this.naive.Shown(job) is JobState.Queued or JobState.Running), fixture.Queue.HasEnded(null));
        }

        private void Claim()
        {
            Claim? claim = fixture.Claim();
            Assert.Equal(this.naive.Claim(this.now)?.Key, claim?.Key);
            if (claim is not null)
            {
                int job = int.Parse(claim.Key.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                Assert.DoesNotContain(job, this.stored);
                Assert.All(needs[job], parent => Assert.Contains(parent, this.stored));
                this.claims.Add((job, claim.Epoch));
            }
        }

        private void End(int which, JobEndKind kind)
        {
            if (this.claims.Count == 0)
            {
                return;
            }

            (int number, long epoch) = this.claims[which % this.claims.Count];
            NaiveJob job = this.naive.Jobs[number];
            bool holds = job.State is JobState.Running && job.Epoch == epoch;
            Assert.Equal(holds, fixture.Queue.End(job.Key, epoch, new JobEnd(kind, "why", 1, 1)));
            if (holds)
            {
                NaiveQueue.End(job, kind);
                Assert.True(kind is not JobEndKind.Done || this.stored.Add(number), "done twice");
            }
        }

        private void Hear(int which)
        {
            if (this.claims.Count == 0)
            {
                return;
            }

            (int number, long epoch) = this.claims[which % this.claims.Count];
            NaiveJob job = this.naive.Jobs[number];
            bool holds = job.State is JobState.Running && job.Epoch == epoch;
            Assert.Equal(!holds ? Beat.Lost : job.IsCancelled ? Beat.Cancelled : Beat.Kept, fixture.Queue.Beat(job.Key, epoch, 0.5, Lease));
            job.LeaseEnd = holds ? this.now + 30 : job.LeaseEnd;
        }

        private void Retry(int what)
        {
            if (what == 0)
            {
                fixture.Queue.Retry(null);
                this.naive.Retry([.. this.naive.Jobs.Where(job => job.State is JobState.Failed or JobState.Dead)], alsoRunning: false);
                return;
            }

            string name = what == 1 ? "whole" : "part";
            fixture.Queue.Retry(name);
            this.naive.RetrySubmission(name);
        }
    }
}
