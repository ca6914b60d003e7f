using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Models.Tests;

/// <summary>The small networks of tests/reference/models/mixers: checkpoints by formula under their sources' names.</summary>
internal static class MixerReference
{
    /// <summary>One network of each kind: an architecture and the checkpoint that makes it small.</summary>
    public static TheoryData<string, string> OneOfEachKind => new()
    {
        { "mixer-b-16", "mixer" },
        { "resmlp-s12", "resmlp_fb" },
        { "swin-b", "swin_padded" },
        { "crossvit-15", "crossvit_ibm" },
        { "crossvit-15-dagger", "crossvit_dagger_ibm" },
        { "perceiver-fourier", "perceiver_fourier" },
        { "perceiver-learned", "perceiver_learned" },
        { "perceiver-conv", "perceiver_conv" },
    };

    public static JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Repository.Reference("models", "mixers", name + ".json")));

    /// <summary>Keys and shapes as the source has them.</summary>
    public static Dictionary<string, long[]> Shapes(JsonDocument document)
        => document.RootElement.GetProperty("checkpoint").EnumerateObject().ToDictionary(key => key.Name, key => key.Value.EnumerateArray().Select(size => size.GetInt64()).ToArray());

    /// <summary>The network of a checkpoint; owned by the caller.</summary>
    public static Network Load(string architecture, string name)
    {
        using JsonDocument document = Read(name);
        return FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), Shapes(document));
    }

    /// <summary>Channels, height and width of the checkpoint's input.</summary>
    public static long[] InputOf(string name)
    {
        using JsonDocument document = Read(name);
        return [.. document.RootElement.GetProperty("input_shape").EnumerateArray().Skip(1).Select(size => size.GetInt64())];
    }
}
