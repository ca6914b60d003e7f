using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Tests.Manifests;

namespace Concord.Pipeline.Tests.Jobs;

public sealed class TextCostTests
{
    [Fact]
    public void Memory_of_texts_is_planned_from_the_longest_and_not_from_the_context()
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find("gpt2-tiny");
        ResolvedModel model = new()
        {
            Spec = Reading.Good(Reading.Small).Models[0],
            Architecture = entry.Id,
            Identity = "tiny",
            WeightsDigest = "0",
            Layers = ArchitectureCatalogue.LayersOf(entry.Id),
            Tokenizer = entry.Text!.Tokenizer(null),
        };
        LayerRequest[] requests = [new("norm", new(TokenPolicy.Last, ProjectionSpec.None))];
        long brief = Bytes("one two three four"); // four tokens
        long longer = Bytes(string.Concat(Enumerable.Repeat(" word", 40)));

        // (4 copies of the largest layer + what is read + 3 inputs) of 36 tokens more, 64 features, float32, 50 texts.
        Assert.Equal(50L * 4 * 8 * 36 * 64, longer - brief);

        long Bytes(string text) => CostModel.Extraction(model, new StimulusSet("s", [Stimulus.FromText("a", text)]), requests, 50).Bytes;
    }
}
