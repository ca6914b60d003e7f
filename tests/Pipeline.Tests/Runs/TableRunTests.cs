using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.ScoreTables;
using Concord.Pipeline.Tests.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Runs;

public sealed class TableRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Another_reference_or_licence_of_the_same_rows_is_another_run()
    {
        File.WriteAllText(this.folder.File("t.csv"), "net,V4,n\na,0.1,1\nb,0.2,2\n");
        this.Map("citation: \"@article{a, title = {A}}\"");
        Assert.True(this.Write());
        Assert.False(this.Write());
        this.Map("citation: \"@article{b, title = {B}}\"");
        Assert.True(this.Write());
        Assert.Equal(["@article{b, title = {B}}"], RunReader.Read(this.folder.File("out")).References);
        this.Map("citation: \"@article{b, title = {B}}\"", "MIT");
        Assert.True(this.Write());
        Assert.False(this.Write());
    }

    private void Map(string line, string licence = "CC0") =>
        File.WriteAllText(this.folder.File("t.map.yaml"), $"table: {{ path: t.csv, licence: {licence} }}\ncolumns: {{ model: net, score: V4 }}\ntags: {{ n: n }}\n{line}\n");

    private bool Write()
    {
        string manifest = this.folder.File("m.yaml");
        File.WriteAllText(manifest, "name: own\ntables: [ { id: mine, path: t.map.yaml } ]\nanalyses: [ { id: all, kind: scaling, x: n, draws: 100 } ]\n");
        ManifestReadResult read = Reading.File(manifest);
        Assert.True(read.Manifest is not null, string.Join('\n', read.Findings));
        return new TableRun(new ScoreSources(new Lazy<FileResolver>(() => throw new InvalidOperationException("nothing is fetched here"))), TimeProvider.System).Write(read.Manifest, this.folder.File("out"));
    }
}
