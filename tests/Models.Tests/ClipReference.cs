using System.Text.Json;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>What openai/CLIP's own code gave (tests/reference/models/clip).</summary>
internal static class ClipReference
{
    public static JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllBytes(Repository.Reference("models", "clip", name + ".json")));

    /// <summary>Keys and shapes of the whole checkpoint, both towers.</summary>
    public static Dictionary<string, long[]> State(JsonDocument document)
        => document.RootElement.GetProperty("state").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.EnumerateArray().Select(size => size.GetInt64()).ToArray());

    /// <summary>From a module of the source's image tower to our site.</summary>
    public static string ImageSite(string module) => module switch
    {
        "visual" => "embedding",
        "visual.ln_pre" => "embed",
        "visual.ln_post" => "pooled",
        _ => BlockSite(module["visual.".Length..]),
    };

    /// <summary>From a module of the source's text tower to our site.</summary>
    public static string TextSite(string module) => module == "ln_final" ? "norm" : BlockSite(module);

    /// <summary>The same tensors under Hugging Face's names, queries, keys and values apart.</summary>
    public static Dictionary<string, torch.Tensor> AsHuggingFace(IReadOnlyDictionary<string, torch.Tensor> openAi)
    {
        Dictionary<string, torch.Tensor> renamed = [];
        foreach ((string key, torch.Tensor tensor) in openAi)
        {
            string tower = key.StartsWith("visual.", StringComparison.Ordinal) ? "vision_model." : "text_model.";
            string rest = key.StartsWith("visual.", StringComparison.Ordinal) ? key["visual.".Length..] : key;
            if (rest.Contains("in_proj_", StringComparison.Ordinal))
            {
                torch.Tensor[] maps = tensor.chunk(3, 0);
                for (int i = 0; i < 3; i++)
                {
                    renamed[tower + Layer(rest).Replace("attn.in_proj_", $"self_attn.{"qkv"[i]}_proj.", StringComparison.Ordinal)] = maps[i];
                }

                continue;
            }

            renamed[key switch
            {
                "visual.proj" => "visual_projection.weight",
                "text_projection" => "text_projection.weight",
                "logit_scale" => key,
                _ => tower + Layer(rest),
            }] = key is "visual.proj" or "text_projection" ? tensor.t() : tensor;
        }

        return renamed;
    }

    private static string Layer(string key) => key
        .Replace("transformer.resblocks.", "encoder.layers.", StringComparison.Ordinal)
        .Replace("attn.out_proj", "self_attn.out_proj", StringComparison.Ordinal)
        .Replace("ln_1", "layer_norm1", StringComparison.Ordinal)
        .Replace("ln_2", "layer_norm2", StringComparison.Ordinal)
        .Replace("mlp.c_fc", "mlp.fc1", StringComparison.Ordinal)
        .Replace("mlp.c_proj", "mlp.fc2", StringComparison.Ordinal)
        .Replace("ln_pre", "pre_layrnorm", StringComparison.Ordinal)
        .Replace("ln_post", "post_layernorm", StringComparison.Ordinal)
        .Replace("ln_final", "final_layer_norm", StringComparison.Ordinal)
        .Replace("token_embedding", "embeddings.token_embedding", StringComparison.Ordinal)
        .Replace("class_embedding", "embeddings.class_embedding", StringComparison.Ordinal)
        .Replace("positional_embedding", "embeddings.position_embedding.weight", StringComparison.Ordinal)
        .Replace("conv1", "embeddings.patch_embedding", StringComparison.Ordinal);

    private static string BlockSite(string module) => module
        .Replace("transformer.resblocks.", "blocks.", StringComparison.Ordinal)
        .Replace(".ln_", ".norm", StringComparison.Ordinal)
        .Replace(".mlp.gelu", ".mlp.hidden", StringComparison.Ordinal);
}
