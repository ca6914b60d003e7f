using System.Text.Json;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>A CLIP checkpoint of two small towers under OpenAI's names with the whole vocabulary, weights by formula, as a file.</summary>
internal sealed class TinyClip : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyClip()
    {
        using JsonDocument document = ClipReference.Read("vit");
        Dictionary<string, long[]> shapes = ClipReference.State(document);
        shapes["token_embedding.weight"] = [49408, shapes["token_embedding.weight"][1]];
        shapes["positional_embedding"] = [77, shapes["positional_embedding"][1]];
        using DisposeScope scope = torch.NewDisposeScope();
        Path = _folder.File("tiny-clip.safetensors");
        SafetensorsWriter.Write(Path, shapes.ToDictionary(pair => pair.Key, pair => HashFormula.Values(pair.Key, pair.Value)));
    }

    public string Path { get; }

    public void Dispose() => _folder.Dispose();
}
