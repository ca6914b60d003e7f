using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>One run of manifests/real/geirhos2021-networks.yaml through the program, without bootstrap and the untrained network, done once for all tests of the class.</summary>
public sealed class DecisionRun : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<(IReadOnlyList<ScoreRow> Scores, IReadOnlyList<TrialRow> Trials)> tables;

    public DecisionRun() => this.tables = new(this.Run);

    public IReadOnlyList<ScoreRow> Scores => this.tables.Value.Scores;

    public IReadOnlyList<TrialRow> Trials => this.tables.Value.Trials;

    public string Store => this.folder.File("store");

    public void Dispose() => this.folder.Dispose();

    private (IReadOnlyList<ScoreRow> Scores, IReadOnlyList<TrialRow> Trials) Run()
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["CONCORD_MIRROR"] = Repository.Shared("mirror"), ["CONCORD_DATA"] = Repository.Shared("data") };
        IEnumerable<string> lines = File.ReadLines(Path.Combine(Repository.Root, "manifests", "real", "geirhos2021-networks.yaml"))
            .Where(line => !line.Contains("init:", StringComparison.Ordinal))
            .Select(line => line.StartsWith("report:", StringComparison.Ordinal) ? "bootstrap: 0" : line);
        File.WriteAllLines(this.folder.File("run.yaml"), lines);
        ConcordProgram.Run(environment, "run", this.folder.File("run.yaml"), "--store", this.Store, "--out", this.folder.File("out")).Expect(0);
        return (SmallRun.Scores(this.folder.File("out")), ParquetRecords.Read<TrialRow>(Path.Combine(this.folder.File("out"), "trials.parquet")));
    }
}
