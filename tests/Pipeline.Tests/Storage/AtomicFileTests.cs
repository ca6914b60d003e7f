using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Storage;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_writer_that_throws_leaves_nothing_and_keeps_what_was_there()
    {
        using TemporaryFolder folder = new();
        AtomicFile.WriteText(folder.File("a.txt"), "before");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(folder.File("a.txt"), Fail));
        Assert.Throws<InvalidDataException>(() => AtomicFile.Write(folder.File("b.txt"), Fail));
        Assert.Equal([folder.File("a.txt")], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal("before", File.ReadAllText(folder.File("a.txt")));
    }

    [Fact]
    public void The_file_is_not_in_its_place_while_it_is_written()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "new", "deep", "a.txt");
        AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(65);
            Assert.False(File.Exists(path));
        });
        Assert.Equal("A", File.ReadAllText(path));
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed_and_what_a_living_one_writes_is_kept()
    {
        using TemporaryFolder folder = new();
        string dead = folder.File($"scores.parquet.{StagingName.Of(DeadProcess.Id)}.tmp");
        string living = folder.File($"scores.parquet.{StagingName.New()}.tmp");
        string strange = folder.File("notes.tmp");
        foreach (string path in new[] { dead, living, strange })
        {
            File.WriteAllText(path, "half");
        }

        Assert.Equal(1, AtomicFile.CleanTemporaries(folder.Path));
        Assert.Equal([strange, living], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    private static void Fail(Stream stream)
    {
        stream.WriteByte(1);
        throw new InvalidDataException("half-way");
    }
}
