using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class HostileFilesTests
{
    private static readonly byte[] s_whole = [.. Enumerable.Range(0, 400).Select(i => (byte)i)];
    private static readonly HostileLimits s_few = new(Files: 11, SecondsPerFile: 0.5, BytesMore: 1 << 20);

    [Fact]
    public void A_careful_reader_passes_and_is_counted()
    {
        HostileReport report = HostileFiles.Check(s_whole, ".x", path => Refuse(path, File.ReadAllBytes(path).Length != s_whole.Length));
        Assert.Equal(300, report.Read + report.Refused);
        Assert.InRange(report.Refused, 60, 120);
    }

    [Fact]
    public void Each_kind_of_bad_reader_is_found()
    {
        Finds("IndexOutOfRangeException", _ => GC.KeepAlive(s_whole[s_whole.Length]));
        Finds("does not name the file", _ => throw new DatasetException("somewhere", "x", "y", "z"));
        Finds("not done after", _ => Thread.Sleep(Timeout.Infinite), new HostileLimits(Files: 1, SecondsPerFile: 0.1));
        Finds("MiB allocated", _ => GC.KeepAlive(new byte[2 << 20]));
        Finds("wrote evil", path => File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "evil"), ""));
    }

    [Fact]
    public void Writing_into_the_folder_for_output_is_allowed() =>
        HostileFiles.Check(s_whole, ".x", path => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, "out")).FullName, "x"), ""), s_few);

    [Fact]
    public void Damage_is_the_same_for_the_same_seed_and_another_for_another()
    {
        string[] Names(int seed) => [.. Mutations.Of(s_whole, 50, seed).Select(mutation => mutation.Name)];
        Assert.Equal(Names(1), Names(1));
        Assert.NotEqual(Names(1), Names(2));
        Assert.All(Mutations.Of([1], 200, 3), mutation => Assert.InRange(mutation.Bytes.Length, 0, 2));
    }

    [Theory]
    [InlineData("f8_big.npy")]
    [InlineData("unicode.npy")]
    public void Npy_files_are_refused_or_read(string name) =>
        Assert.True(HostileFiles.Check(Repository.Reference("npy", name), path => NpyFile.Read(path)).Refused > 100);

    private static void Finds(string says, Action<string> bad, HostileLimits? limits = null)
    {
        Action<string> badOnDamage = path =>
        {
            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(s_whole))
            {
                bad(path);
            }
        };
        Assert.Contains(says, Assert.ThrowsAny<Exception>(() => HostileFiles.Check(s_whole, ".x", badOnDamage, limits ?? s_few)).Message, StringComparison.Ordinal);
    }

    private static void Refuse(string path, bool isBad)
    {
        if (isBad)
        {
            throw new DatasetException(path, "other bytes", "the same", "Do not damage it.");
        }
    }
}
