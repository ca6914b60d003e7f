using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Language;

/// <summary>Files whose names and shapes leave open how they are to be run: refused until the manifest says it, before any work.</summary>
public sealed class OpenOptionTests
{
    // Our keys of both are Hugging Face's; of GPT-2 the matrices are as nanoGPT's.
    [Theory]
    [InlineData("llama-260k", "model.", "rope", "interleaved", "half")]
    [InlineData("gpt2-tiny", "transformer.", "nonlinearity", "gelu-tanh", "gelu")]
    public void A_file_that_leaves_an_option_open_is_refused_until_it_is_written(string architecture, string prefix, string option, string own, string other)
    {
        using TemporaryFolder folder = new();
        string path = Write(folder, architecture, prefix);

        WeightsException planned = Assert.Throws<WeightsException>(() => ArchitectureCatalogue.OutlineOf(architecture, path, new PreprocessingSpec()));
        WeightsException loaded = Assert.Throws<WeightsException>(() => LoadedModel.FromWeights(architecture, path, SampleTexts.Options(architecture)));

        Assert.Equal(planned.Message, loaded.Message);
        Assert.Contains($"options: {{ {option}: {own} }} or options: {{ {option}: {other} }}", planned.Message, StringComparison.Ordinal);
        foreach (string value in (string[])[own, other])
        {
            string written = $"{architecture}[{option}={value}]";
            Assert.NotEmpty(ArchitectureCatalogue.OutlineOf(written, path, new PreprocessingSpec()).Layers);
            using LoadedModel model = LoadedModel.FromWeights(written, path, SampleTexts.Options(architecture));
            Assert.Equal(written, model.Architecture.Id);
        }
    }

    [Fact]
    public void Another_option_that_is_written_does_not_stand_for_the_open_one()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder, "gpt2-tiny", "transformer.");
        Assert.Throws<WeightsException>(() => ArchitectureCatalogue.OutlineOf("gpt2-tiny[bos=endoftext]", path, new PreprocessingSpec()));
        Assert.NotEmpty(ArchitectureCatalogue.OutlineOf("gpt2-tiny[bos=endoftext;nonlinearity=gelu]", path, new PreprocessingSpec()).Layers);
    }

    [Fact]
    public void A_file_that_the_catalogue_knows_needs_no_option()
    {
        string weights = Repository.Shared("data", "weights", "stories260K.safetensors");
        Assert.NotEmpty(ArchitectureCatalogue.OutlineOf("llama-260k", weights, new PreprocessingSpec()).Layers);
        using LoadedModel model = LoadedModel.FromWeights("llama-260k", weights);
        Assert.Equal("llama-260k", model.Architecture.Id);
    }

    private static string Write(TemporaryFolder folder, string architecture, string prefix)
    {
        string path = folder.File("mine.safetensors");
        using Network network = ArchitectureCatalogue.Find(architecture).Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 1);
        SafetensorsWriter.Write(path, network.state_dict().ToDictionary(pair => prefix + pair.Key, pair => pair.Value));
        return path;
    }
}
