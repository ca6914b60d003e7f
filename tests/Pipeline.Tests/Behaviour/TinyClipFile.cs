using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>A CLIP checkpoint of one small block a tower, under OpenAI's names and with the whole vocabulary; values are a function of the key.</summary>
internal static class TinyClipFile
{
    private const int Width = 64;
    private const int Embedding = 16;

    public static void Write(string path)
    {
        Dictionary<string, long[]> shapes = new(StringComparer.Ordinal)
        {
            ["visual.class_embedding"] = [Width],
            ["visual.positional_embedding"] = [50, Width],
            ["visual.conv1.weight"] = [Width, 3, 32, 32],
            ["visual.proj"] = [Width, Embedding],
            ["token_embedding.weight"] = [49408, Width],
            ["positional_embedding"] = [77, Width],
            ["text_projection"] = [Width, Embedding],
            ["logit_scale"] = [],
        };
        foreach (string norm in new[] { "visual.ln_pre", "visual.ln_post", "ln_final" })
        {
            AddNorm(shapes, norm);
        }

        foreach (string block in new[] { "visual.transformer.resblocks.0", "transformer.resblocks.0" })
        {
            AddNorm(shapes, block + ".ln_1");
            AddNorm(shapes, block + ".ln_2");
            shapes[block + ".attn.in_proj_weight"] = [3 * Width, Width];
            shapes[block + ".attn.in_proj_bias"] = [3 * Width];
            AddLinear(shapes, block + ".attn.out_proj", Width, Width);
            AddLinear(shapes, block + ".mlp.c_fc", 4 * Width, Width);
            AddLinear(shapes, block + ".mlp.c_proj", Width, 4 * Width);
        }

        using DisposeScope scope = torch.NewDisposeScope();
        SafetensorsWriter.Write(path, shapes.ToDictionary(pair => pair.Key, pair => Values(pair.Key, pair.Value), StringComparer.Ordinal));
    }

    private static void AddNorm(Dictionary<string, long[]> shapes, string key) => (shapes[key + ".weight"], shapes[key + ".bias"]) = ([Width], [Width]);

    private static void AddLinear(Dictionary<string, long[]> shapes, string key, int outputs, int inputs) => (shapes[key + ".weight"], shapes[key + ".bias"]) = ([outputs, inputs], [outputs]);

    // A scale of e³ tells categories apart without driving probabilities to 0 and 1.
    private static torch.Tensor Values(string key, long[] shape)
    {
        if (key == "logit_scale")
        {
            return torch.tensor(3f);
        }

        using torch.Generator generator = new(key.Aggregate(17UL, (hash, letter) => (31 * hash) + letter));
        torch.Tensor noise = torch.randn(shape, generator: generator);
        return shape.Length == 1 ? noise.mul_(0.1).add_(key.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0) : noise.div_(Math.Sqrt(shape[1..].Aggregate(1L, (product, size) => product * size)));
    }
}
