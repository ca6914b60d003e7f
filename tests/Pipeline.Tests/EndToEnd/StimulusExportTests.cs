using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

public sealed class StimulusExportTests
{
    [Fact]
    public void A_dataset_without_responses_is_written_as_a_table_of_its_stimuli()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("288 stimuli of rendered-shapes-32", ConcordProgram.Run("datasets", "export", "rendered-shapes-32", "--to", folder.File("crossed.csv")).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("660 stimuli of rendered-shapes-32/cue-conflict", ConcordProgram.Run("datasets", "export", "rendered-shapes-32", "--set", "cue-conflict", "--to", folder.File("conflicts.csv")).Expect(0).Output, StringComparison.Ordinal);
        CsvTable table = CsvFile.Read(folder.File("conflicts.csv"));
        Assert.Equal(660, table.Rows.Count);
        Assert.All(Enumerable.Range(0, 660), row => Assert.NotEqual(table.Rows[row][table.Column("category")], table.Rows[row][table.Column("texture_category")]));
    }

    [Fact]
    public void An_unknown_set_lists_the_known()
    {
        using TemporaryFolder folder = new();
        Assert.Contains("Did you mean 'cue-conflict'?", ConcordProgram.Run("datasets", "export", "rendered-shapes-32", "--set", "cue-conflicts", "--to", folder.File("x.csv")).Expect(2).Errors, StringComparison.Ordinal);
    }
}
