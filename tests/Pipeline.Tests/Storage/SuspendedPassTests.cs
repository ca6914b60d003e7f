using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Storage;

public sealed class SuspendedPassTests
{
    private const int Stimuli = 7;
    private const int Batch = 2;
    private static readonly string s_job = Fingerprint.OfText("job");
    private static readonly string s_a = Fingerprint.OfText("a");
    private static readonly string s_b = Fingerprint.OfText("b");

    [Theory]
    [InlineData(2, 2)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    public void It_goes_on_behind_the_last_whole_batch_and_publishes_the_same_bytes(int written, int kept)
    {
        using TemporaryFolder folder = new();
        ResultStore undisturbed = new(folder.File("one"));
        using (ActivationWriter writer = Open(undisturbed))
        {
            Write(writer, 0, Stimuli);
            writer.Commit();
        }

        ResultStore store = new(folder.File("two"));
        using (ActivationWriter writer = Open(store))
        {
            Write(writer, 0, written);
            writer.Suspend(Batch);
        }

        Assert.False(store.HasActivation(s_a));
        using (ActivationWriter writer = Open(store))
        {
            Assert.Equal(kept, writer.FirstStimulus);
            Write(writer, kept, Stimuli);
            writer.Commit();
        }

        foreach (string key in new[] { s_a, s_b })
        {
            Assert.Equal(File.ReadAllBytes(undisturbed.ActivationPath(key)), File.ReadAllBytes(store.ActivationPath(key)));
            Assert.Equal(File.ReadAllText(undisturbed.ActivationRecordPath(key)), File.ReadAllText(store.ActivationRecordPath(key)));
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(store.Root, "checkpoints"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(store.Root, "staging")));
    }

    [Fact]
    public void One_attempt_alone_gets_what_waits()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = Open(store))
        {
            Write(writer, 0, 4);
            writer.Suspend(Batch);
        }

        using ActivationWriter first = Open(store);
        using ActivationWriter second = Open(store);
        Assert.Equal((4, 0), (first.FirstStimulus, second.FirstStimulus));
    }

    [Fact]
    public void A_pass_over_other_readouts_begins_at_its_beginning()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = Open(store))
        {
            Write(writer, 0, 4);
            writer.Suspend(Batch);
        }

        using ActivationWriter other = new(store, [(s_b, "b")], Stimuli, s_job);
        Assert.Equal(0, other.FirstStimulus);
        other.Write(0, 0, new float[Stimuli], 1);
        other.Commit();
        Assert.Equal(new float[Stimuli], ActivationReader.Read(store, s_b).Values);
    }

    [Fact]
    public void What_waits_without_a_whole_record_is_not_used()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = Open(store))
        {
            Write(writer, 0, 4);
            writer.Suspend(Batch);
        }

        File.WriteAllText(Directory.GetFiles(folder.Path, "pass.json", SearchOption.AllDirectories).Single(), "{ \"Rea");
        using ActivationWriter again = Open(store);
        Assert.Equal(0, again.FirstStimulus);
    }

    [Fact]
    public void Less_than_a_batch_is_not_kept()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = Open(store))
        {
            writer.Write(0, 0, [1, 2], 2);
            writer.Suspend(Batch);
        }

        Assert.False(Directory.Exists(Path.Combine(folder.Path, "checkpoints")));
    }

    private static ActivationWriter Open(ResultStore store) => new(store, [(s_a, "a"), (s_b, "b")], Stimuli, s_job);

    private static void Write(ActivationWriter writer, int from, int to)
    {
        for (int row = from; row < to; row++)
        {
            writer.Write(0, row, [row, row + 0.5f], 2);
            writer.Write(1, row, [-row], 1);
        }
    }
}
