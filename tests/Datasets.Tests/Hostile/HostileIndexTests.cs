using System.Globalization;
using System.Text;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class HostileIndexTests
{
    [Theory]
    [InlineData(',', ".csv")]
    [InlineData('\t', ".tsv")]
    public void Damaged_tables_of_pictures_are_refused_or_read_and_lead_nowhere_else(char separator, string extension)
    {
        using var folder = new TemporaryFolder();
        var table = new StringBuilder("stimulus_id,file_name,category,note\n");
        for (int i = 0; i < 12; i++)
        {
            File.Copy(Repository.Reference("images", "rgb8.png"), folder.File($"p{i}.png"));
            table.Append(CultureInfo.InvariantCulture, $"s{i},p{i}.png,cup,\"a, b\"\n");
        }

        byte[] whole = Encoding.UTF8.GetBytes(table.ToString().Replace(',', separator));
        HostileReport report = HostileFiles.Check(whole, extension, path =>
        {
            StimulusSet set = ImageFolder.Read(folder.Path, new ImageFolderOptions { Index = path, AllowExtra = true });
            Assert.All(set.Stimuli, stimulus => Assert.Equal(2, stimulus.Load().Width)); // one of ours, whatever the table says
        });
        Assert.InRange(report.Refused, 150, 299);
    }
}
