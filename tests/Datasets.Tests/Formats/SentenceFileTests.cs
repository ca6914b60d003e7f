using System.Security.Cryptography;
using System.Text;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class SentenceFileTests
{
    [Fact]
    public void Each_line_with_words_is_a_stimulus_named_by_its_number()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("set.txt"), "One sentence.\r\n\n  Café naïve — two.  \n" + string.Concat(Enumerable.Repeat("x\n", 8)));
        StimulusSet set = SentenceFile.Read(folder.File("set.txt"));
        Assert.Equal(("set", true, 10), (set.Id, set.IsText, set.Count));
        Assert.Equal(["line-01", "line-03", "line-04"], set.Ids.Take(3));
        Assert.Equal(["One sentence.", "Café naïve — two."], set.Stimuli.Take(2).Select(stimulus => stimulus.Text));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("text:One sentence."))), set.Stimuli[0].ContentHash);
    }

    [Fact]
    public void A_text_is_no_picture_and_a_set_is_of_one_kind()
    {
        Stimulus text = Stimulus.FromText("a", "word");
        Stimulus picture = Stimulus.FromImage("b", new RgbImage(1, 1, [1, 2, 3]));
        Assert.Null(picture.Text);
        Assert.Contains("a text", Assert.Throws<DatasetException>(text.Load).Message, StringComparison.Ordinal);
        Assert.Contains("1 texts among 2", Assert.Throws<DatasetException>(() => new StimulusSet("s", [text, picture])).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => Stimulus.FromText("a", "  "));
    }

    [Fact]
    public void A_file_without_sentences_is_refused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("empty.txt"), "\n \n");
        Assert.Throws<DatasetException>(() => SentenceFile.Read(folder.File("empty.txt")));
        Assert.Throws<DatasetException>(() => SentenceFile.Read(folder.File("missing.txt")));
    }
}
