using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

/// <summary>Damaged copies of the plain formats: NPY, NPZ of features, CSV, sentences.</summary>
public sealed class HostileArraysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Arrays_of_numbers_and_of_texts()
    {
        HostileReport numbers = HostileFiles.Check(Written(stream => NpyWriter.Write<double>(stream, [.. Enumerable.Range(0, 60).Select(i => i / 7.0)], 12, 5)), ".npy", path => NpyFile.Read(path).ToDoubles());
        Assert.True(numbers.Refused > 100, numbers.ToString());
        HostileReport texts = HostileFiles.Check(Written(stream => NpyWriter.Write(stream, ["cat", "dog", "Äpfel"])), ".npy", path => NpyFile.Read(path).ToStrings());
        Assert.True(texts.Refused > 100, texts.ToString());
    }

    [Fact]
    public void Features_of_a_model()
    {
        string path = _folder.File("f.npz");
        using (FileStream stream = File.Create(path))
        using (var archive = new NpzWriter(stream))
        {
            archive.Add("stimulus_ids", ["a", "b", "c"]);
            archive.Add<float>("conv1", [.. Enumerable.Range(0, 30).Select(i => (float)i)], 3, 10);
        }

        HostileReport report = HostileFiles.Check(path, damaged => FeatureFile.Read(damaged));
        Assert.True(report.Refused > 100, report.ToString());
    }

    [Fact]
    public void Tables_and_sentences()
    {
        string table = _folder.File("t.csv");
        File.WriteAllText(table, "subj,session,trial,rt,object_response,category,condition,imagename\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"subject-01,1,{i},0.{i},\"ca,t\",cat,0,n0{i}_x.png\n")));
        HostileReport trials = HostileFiles.Check(table, path => TrialFile.Read(CsvFile.Read(path), (text, _) => text, name => name, []));
        Assert.True(trials.Refused > 50, trials.ToString());
        string sentences = _folder.File("s.txt");
        File.WriteAllText(sentences, "The cat sat.\n\nÄpfel fallen.\n");
        HostileReport texts = HostileFiles.Check(sentences, path => SentenceFile.Read(path));
        Assert.Equal(300, texts.Read + texts.Refused);
    }

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
