using System.Diagnostics;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Tests.Execution;

/// <summary>Small disks are file systems in memory, which only root may mount.</summary>
[Collection(FaultyGroup.Name)]
public sealed class DiskAndLockTests(MadeUpJobs undisturbed)
{
    [Fact]
    public void With_no_room_for_results_the_worker_waits_says_so_and_goes_on_when_there_is_room()
    {
        using JobsFolder jobs = new();
        Directory.CreateDirectory(jobs.Store);
        using SmallDisk disk = new(jobs.Store, "40m");
        Directory.CreateDirectory(Path.GetDirectoryName(jobs.QueuePath)!);
        using SmallDisk own = new(Path.GetDirectoryName(jobs.QueuePath)!, "8m");
        jobs.Submit(undisturbed.Quick);
        disk.Fill();
        using WorkerInProcess worker = new(jobs);
        Processes.Until(() => worker.Said.Any(said => said.StartsWith("paused", StringComparison.Ordinal)), "it says that it waits");
        string reason = worker.Said.First(said => said.StartsWith("paused", StringComparison.Ordinal));
        Assert.Contains(jobs.Store, reason, StringComparison.Ordinal);
        Processes.Until(() => worker.Said.Any(said => said.StartsWith("GivenBack", StringComparison.Ordinal)), "the job is given back");
        Assert.All(jobs.Rows(), row => Assert.Equal((JobState.Queued, 0), (row.State, row.Attempt)));
        disk.Clear();
        worker.Join();
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Rows(), row => Assert.True(row.Attempt == 1, $"{row.Title}: {row.Attempt} attempts: {string.Join("; ", worker.Said)}"));
    }

    [Fact]
    public void With_no_room_for_the_queues_file_nothing_is_lost_or_done_twice()
    {
        using JobsFolder jobs = new();
        Directory.CreateDirectory(Path.GetDirectoryName(jobs.QueuePath)!);
        using SmallDisk disk = new(Path.GetDirectoryName(jobs.QueuePath)!, "2m");
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess worker = new(jobs);
        QueueRow running = jobs.FirstRunning();
        disk.Fill();
        Processes.Until(() => worker.Said.Any(said => said.StartsWith("paused", StringComparison.Ordinal) && said.Contains(jobs.QueuePath, StringComparison.Ordinal)), "it says that it waits");
        disk.Clear();
        worker.Join();
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Keys, key => Assert.Equal(1, jobs.Begun(key)));
        Assert.Equal(1, jobs.Row(running.Key).Attempt);
    }

    [Fact]
    public void While_another_process_holds_the_queues_file_for_longer_than_a_lease_no_claim_is_lost()
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess first = new(jobs, options => options with { Worker = "test:1" });
        using WorkerInProcess second = new(jobs, options => options with { Worker = "test:2" });
        Processes.Until(() => jobs.Rows().Count(row => row.State == JobState.Running) == 2, "both have a job");
        using (QueueDatabase outside = QueueDatabase.OpenFile(jobs.QueuePath))
        {
            outside.Write(_ =>
            {
                Thread.Sleep(TimeSpan.FromSeconds(4));
                return 0;
            });
        }

        first.Join();
        second.Join();
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Keys, key => Assert.Equal((1, 1), (jobs.Row(key).Attempt, jobs.Begun(key))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_clock_that_is_set_while_a_job_runs_loses_nothing_and_doubles_nothing(int hours)
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        SetClock clock = new();
        using WorkerInProcess first = new(jobs, options => options with { Worker = "test:1" }, clock);
        using WorkerInProcess second = new(jobs, options => options with { Worker = "test:2" }, clock);
        Processes.Until(() => jobs.Rows().Count(row => row.State == JobState.Running) == 2, "both have a job");
        clock.Set(TimeSpan.FromHours(hours));
        first.Join();
        second.Join();
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Keys, key => Assert.Equal(1, jobs.Begun(key)));
    }

    private sealed class SetClock : TimeProvider
    {
        private long offset;

        public void Set(TimeSpan by) => Interlocked.Exchange(ref this.offset, by.Ticks);

        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref this.offset));
    }

    private sealed class SmallDisk : IDisposable
    {
        private readonly string folder;

        public SmallDisk(string folder, string size)
        {
            this.folder = folder;
            Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=" + size, "concord", folder), "needs a small tmpfs, which only root may mount");
        }

        private string Ballast => Path.Combine(this.folder, "ballast");

        public void Fill()
        {
            using FileStream stream = new(this.Ballast, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            try
            {
                while (true)
                {
                    stream.Write(new byte[4096]);
                }
            }
            catch (IOException exception) when (DiskSpace.IsFull(exception))
            {
                // Full now.
            }
        }

        public void Clear() => File.Delete(this.Ballast);

        public void Dispose() => Run("umount", "-l", this.folder);

        private static bool Run(string program, params string[] arguments)
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
