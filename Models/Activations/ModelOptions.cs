using Concord.Models.Preprocessing;
using Concord.Models.Surgery;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>How a model is run, besides its architecture and weights.</summary>
public sealed record ModelOptions
{
    /// <summary>Preprocessing in place of the catalogue's; null for that of the known file of this SHA-256, else of the architecture.</summary>
    public PreprocessingSpec? Preprocessing { get; init; }

    /// <summary>The vocabulary of a network that takes texts; null for the file beside the weights, else what the program brings.</summary>
    public string? TokenizerPath { get; init; }

    /// <summary>What is cut out of the network; null for nothing.</summary>
    public Ablation? Ablation { get; init; }

    /// <summary>The number format. Default float32.</summary>
    public Precision Precision { get; init; }

    /// <summary>Where in the checkpoint the tensors lie; null to find them.</summary>
    public string? StateDictPath { get; init; }

    /// <summary>What stands before the network's own names in the file's keys, such as <c>backbone.</c>; null to find it.</summary>
    public string? Prefix { get; init; }

    /// <summary>libtorch's name of the number format.</summary>
    internal torch.ScalarType Type => Precision switch
    {
        Precision.Float32 => torch.float32,
        Precision.BFloat16 => torch.bfloat16,
        Precision.Float16 => torch.float16,
        _ => throw new InvalidOperationException($"unknown precision {Precision}"),
    };
}
