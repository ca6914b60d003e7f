using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Storage;

public sealed class ResultStoreTests
{
    private static readonly string s_key = Fingerprint.OfText("a result");

    [Fact]
    public void Staging_of_a_dead_process_goes_and_that_of_a_living_one_stays()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string own = store.NewStaging();
        string dead = Path.Combine(folder.Path, "staging", StagingName.Of(DeadProcess.Id));
        string living = Path.Combine(folder.Path, "staging", StagingName.Of(1));
        string elsewhere = Path.Combine(folder.Path, "staging", $"{DeadProcess.Id}-another.machine-abc");
        string half = Path.Combine(folder.Path, "activations", "ab", $"abc.json.{StagingName.Of(DeadProcess.Id)}.tmp");
        string download = Path.Combine(folder.Path, "files", "ab", $"abc.{StagingName.Of(DeadProcess.Id)}.tmp");
        foreach (string path in new[] { Path.Combine(dead, "x"), Path.Combine(living, "x"), Path.Combine(elsewhere, "x"), half, download })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "x");
        }

        Assert.Equal(3, store.CleanStaging());
        Assert.Equal(new[] { living, own, elsewhere }.Order(StringComparer.Ordinal), Directory.GetDirectories(Path.Combine(folder.Path, "staging")).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(half) || File.Exists(download));
        Assert.Equal(0, new ResultStore(folder.File("empty")).CleanStaging());
    }

    [Fact]
    public void A_result_is_there_only_when_it_has_been_published_and_the_first_one_stays()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        string first = Staged(store, "first");
        Assert.False(store.HasResult(s_key));
        store.PublishResult(s_key, first);
        store.PublishResult(s_key, Staged(store, "second"));
        Assert.True(store.HasResult(s_key));
        Assert.Equal("first", File.ReadAllText(store.ResultRecordPath(s_key)));
        Assert.Empty(Directory.GetDirectories(Path.Combine(folder.Path, "staging")));
    }

    [Fact]
    public void A_folder_without_its_record_gives_way_to_a_whole_result()
    {
        using TemporaryFolder folder = new();
        ResultStore store = new(folder.Path);
        Directory.CreateDirectory(store.ResultFolder(s_key));
        File.WriteAllText(Path.Combine(store.ResultFolder(s_key), "scores.parquet"), "left by a removal that was cut short");
        store.PublishResult(s_key, Staged(store, "whole"));
        Assert.Equal([store.ResultRecordPath(s_key)], Directory.GetFiles(store.ResultFolder(s_key)));
    }

    private static string Staged(ResultStore store, string text)
    {
        string staging = store.NewStaging();
        File.WriteAllText(Path.Combine(staging, "result.json"), text);
        return staging;
    }
}
