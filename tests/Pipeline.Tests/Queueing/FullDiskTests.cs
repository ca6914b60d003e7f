using System.Diagnostics;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Tests;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

/// <summary>A queue on a disk of one mebibyte, which only root can make.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public void A_full_disk_names_the_queue_keeps_what_was_committed_and_goes_on_when_there_is_room()
    {
        using TemporaryFolder folder = new();
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=1m", "concord", folder.Path), "needs a small tmpfs, which only root may mount");
        try
        {
            string path = folder.File("queue.db");
            string ballast = folder.File("ballast");
            using JobQueue queue = JobQueue.Open(path, new HandClock());
            queue.Submit("s", "n", [Job("a")], 0);
            Fill(ballast);
            int committed = 1;
            DiskFullException exception = Assert.Throws<DiskFullException>(() =>
            {
                for (; committed < 100; committed++)
                {
                    queue.Submit("s", "n", [.. Enumerable.Range(committed * 100, 100).Select(i => Job($"k{i}"))], 0);
                }
            });
            Assert.Contains(path, exception.Message, StringComparison.Ordinal);
            Assert.Equal(1 + ((committed - 1) * 100), queue.Rows(null).Count);

            File.Delete(ballast);
            Claim claim = queue.Claim("w:1", Large, Lease)!;
            Assert.True(queue.End(claim.Key, claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
            using QueueDatabase database = QueueDatabase.OpenFile(path);
            Assert.Equal(["ok"], database.Read(session => session["pragma integrity_check"].Rows(row => row.GetString(0))));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    private static void Fill(string path)
    {
        using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
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

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
