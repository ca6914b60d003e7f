using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class MultiverseRunTests(SmallRun run)
{
    [Fact]
    public void A_claim_is_looked_at_from_what_the_store_has_and_nothing_is_computed_for_it()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), SmallRun.Manifest + "\nmultiverse: { claim: \"family: transformer > convnet\", vary: [metric, layer-rule] }\n");
        ConcordProgram.Run("run", folder.File("m.yaml"), "--store", run.Store, "--out", folder.File("out")).Expect(0);
        IReadOnlyList<JobRow> jobs = ParquetRecords.Read<JobRow>(folder.File("out/jobs.parquet"));
        Assert.Equal(ParquetRecords.Read<JobRow>(Path.Combine(run.Out, "jobs.parquet")).Select(job => job.Key).Order(), jobs.Select(job => job.Key).Order());
        Assert.All(jobs, job => Assert.Equal("cached", job.Status));

        string table = folder.File("out/report/tables/multiverse.csv");
        string[] lines = File.ReadAllLines(table);
        Assert.Equal(5, lines.Length); // two metrics × the nested and the last layer
        Assert.All(lines.Skip(1), line => Assert.EndsWith("resamples of stimuli", line, StringComparison.Ordinal));
        Assert.Contains("Would another reasonable analysis have said otherwise?", File.ReadAllText(folder.File("out/report/index.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("out/report/figures/multiverse.png")));

        ConcordProgram.Run("report", folder.File("out"), "--out", folder.File("again")).Expect(0);
        Assert.Equal(lines, File.ReadAllLines(folder.File("again/report/tables/multiverse.csv")));
    }
}
