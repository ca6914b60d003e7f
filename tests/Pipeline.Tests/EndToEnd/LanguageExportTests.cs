using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Models.Activations;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class LanguageExportTests
{
    private static readonly string[] s_sentences = ["The cat sat on the mat.", "No", "It rained. She read, and he wrote letters to her."];

    [Fact]
    public void Sentences_of_a_file_become_rows_of_the_last_token()
    {
        using TemporaryFolder folder = new();
        File.WriteAllLines(folder.File("sentences.txt"), s_sentences);
        File.WriteAllText(folder.File("m.yaml"), "name: export\nmodels: [ { id: gpt, architecture: gpt2-tiny, weights: { init: 4 } } ]\nbenchmarks: []\n");
        string[] shared = ["activations", "export", folder.File("m.yaml"), "--model", "gpt", "--store", folder.File("store")];
        ConcordProgram.Run([.. shared, "--texts", folder.File("sentences.txt"), "--layer", "blocks.1", "norm", "--to", folder.File("out.npz")]).Expect(0);

        IReadOnlyList<FeatureSet> sets = FeatureFile.Read(folder.File("out.npz"));
        Assert.Equal(["blocks.1", "norm"], sets.Select(set => set.Name).Order());
        FeatureSet norm = sets.Single(set => set.Name == "norm");
        Assert.Equal(["line-1", "line-2", "line-3"], norm.StimulusIds);
        using LoadedModel model = LoadedModel.Untrained("gpt2-tiny", 4);
        var rows = new RowBuffer(3, 64);
        model.Extract(s_sentences, [new("norm", new(TokenPolicy.Last, ProjectionSpec.None))], 3, rows, null, TestContext.Current.CancellationToken);
        Assert.Equal(rows.Values.ToArray().Length, norm.Values.Length);
        Assert.All(rows.Values.ToArray().Zip(norm.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));

        ProgramResult pictures = ConcordProgram.Run([.. shared, "--dataset", "drawn-objects", "--to", folder.File("no.npz")]);
        Assert.Contains("'gpt' takes texts", pictures.Errors, StringComparison.Ordinal);
    }
}
