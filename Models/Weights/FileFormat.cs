namespace Concord.Models.Weights;

/// <summary>The three formats that weights are read from.</summary>
internal enum FileFormat
{
    PyTorchZip,
    PyTorchLegacy,
    Safetensors,
}
