using Concord.Datasets.Formats;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Storage;

public sealed class ActivationWriterTests
{
    private static readonly string s_a = Fingerprint.OfText("a");
    private static readonly string s_b = Fingerprint.OfText("b");

    [Fact]
    public void Batches_come_back_as_one_array_that_the_NPY_reader_reads_too()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        WriteTwo(store);
        (float[] values, ActivationRecord record) = ActivationReader.Read(store, s_a);
        Assert.Equal([1, 2, 3, 4, 5, 6], values);
        Assert.Equal((3, 2, s_a, "inputs of a"), (record.Stimuli, record.Units, record.Key, record.Inputs));
        NpyArray array = NpyFile.Read(store.ActivationPath(s_a));
        Assert.Equal([3, 2], array.Shape);
        Assert.Equal(values, array.ToSingles());
        Assert.Equal([7, 8, 9], ActivationReader.Read(store, s_b).Values);
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder.Path, "staging")));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    public void Rows_out_of_order_or_of_another_width_are_refused_and_nothing_is_published(int firstStimulus, int units)
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = new(store, [(s_a, "a")], 3))
        {
            writer.Write(0, 0, [1, 2], 2);
            Assert.Throws<InvalidOperationException>(() => writer.Write(0, firstStimulus, new float[units], units));
        }

        AssertNothing(store, folder);
    }

    [Fact]
    public void An_incomplete_readout_publishes_none_of_the_pass()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = new(store, [(s_a, "a"), (s_b, "b")], 2))
        {
            writer.Write(0, 0, [1, 2], 1);
            writer.Write(1, 0, [1], 1);
            Assert.Contains("readout 1: 1 of 2 rows", Assert.Throws<InvalidOperationException>(writer.Commit).Message, StringComparison.Ordinal);
        }

        AssertNothing(store, folder);
    }

    [Fact]
    public void A_pass_that_was_not_committed_leaves_nothing()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        using (ActivationWriter writer = new(store, [(s_a, "a")], 1))
        {
            writer.Write(0, 0, [1], 1);
        }

        AssertNothing(store, folder);
    }

    [Theory]
    [InlineData("byte")]
    [InlineData("truncated")]
    [InlineData("record")]
    public void A_damaged_array_or_record_is_refused_by_name(string damage)
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        WriteTwo(store);
        string path = store.ActivationPath(s_a);
        byte[] bytes = File.ReadAllBytes(path);
        switch (damage)
        {
            case "byte":
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "truncated":
                File.WriteAllBytes(path, bytes[..^4]);
                break;
            default:
                File.WriteAllText(store.ActivationRecordPath(s_a), "{ half");
                break;
        }

        string message = Assert.Throws<InvalidDataException>(() => ActivationReader.Read(store, s_a)).Message;
        Assert.Contains(s_a, message, StringComparison.Ordinal);
        Assert.Contains("damaged", message, StringComparison.Ordinal);
        Assert.Contains("next run makes it", message, StringComparison.Ordinal);
        Assert.Equal([7, 8, 9], ActivationReader.Read(store, s_b).Values);
    }

    private static void WriteTwo(ResultStore store)
    {
        using ActivationWriter writer = new(store, [(s_a, "inputs of a"), (s_b, "inputs of b")], 3);
        writer.Write(0, 0, [1, 2, 3, 4], 2);
        writer.Write(1, 0, [7, 8], 1);
        writer.Write(0, 2, [5, 6], 2);
        writer.Write(1, 2, [9], 1);
        writer.Commit();
    }

    private static void AssertNothing(ResultStore store, TemporaryFolder folder)
    {
        Assert.False(store.HasActivation(s_a));
        Assert.Empty(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }
}
