namespace Concord.Models.Weights;

/// <summary>The containers that weights are read from; a zip archive may be of PyTorch, TorchScript or NumPy.</summary>
internal enum FileFormat
{
    Zip,
    PyTorchLegacy,
    Safetensors,
    Npy,
    Onnx,
    ShardIndex,
}
