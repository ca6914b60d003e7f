using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Reads trained weights: PyTorch files of both formats and safetensors.</summary>
/// <remarks>
/// The format is told by the file's first bytes, never by its extension (.pth, .pt, .th, .model and .ckpt name the same things).
/// PyTorch files hold a pickle, which in Python is a program; here a restricted reader builds numbers, text, lists, dictionaries and
/// tensors, and refuses every other name, so that nothing in a file can run. Damage: the zip format carries a CRC-32 of each entry,
/// which is checked for all entries; the legacy format and safetensors carry none, so there only the SHA-256 of the file
/// (<see cref="WeightsContent.Sha256"/>, to be compared with the catalogue's) guards the values.
/// </remarks>
public static class WeightsFile
{
    /// <summary>Reads the tensors of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="stateDictPath">Where in the checkpoint the tensors lie, such as <c>state_dict</c> or <c>state_dict[1]</c>;
    /// null chooses: <c>state_dict</c>, <c>model_state_dict</c>, <c>model</c> or <c>net</c> where it holds tensors (the first of a list of them), else the top level.</param>
    /// <returns>The content; owned by the caller, to be disposed.</returns>
    /// <exception cref="WeightsException">The file is missing, damaged, of another format, or holds something that is refused.</exception>
    public static WeightsContent Read(string path, string? stateDictPath = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using MappedFile file = MappedFile.Open(path);
        StoredWeights stored = Stored(file, stateDictPath);
        string sha256 = file.Sha256();
        OrderedDictionary<string, torch.Tensor> tensors = TensorBuilder.Build(file, stored.Tensors);
        return new WeightsContent(tensors)
        {
            Format = stored.Format,
            Path = path,
            Sha256 = sha256,
            FileBytes = file.Length,
            StateDictPath = stored.StateDictPath,
            Metadata = stored.Metadata,
            Skipped = stored.Skipped,
        };
    }

    /// <summary>The tensors of a file without their values, on the device <c>meta</c>: what a plan needs to know of a checkpoint.</summary>
    /// <returns>By key, in the order of the file; new tensors in the caller's dispose scope.</returns>
    internal static IReadOnlyDictionary<string, torch.Tensor> ReadOutline(string path, string? stateDictPath)
    {
        using MappedFile file = MappedFile.Open(path);
        OrderedDictionary<string, torch.Tensor> tensors = new(StringComparer.Ordinal);
        foreach (StoredTensor tensor in Stored(file, stateDictPath).Tensors)
        {
            tensors[tensor.Name] = torch.empty(tensor.Shape, dtype: tensor.Storage.Type, device: torch.META);
        }

        return tensors;
    }

    private static StoredWeights Stored(MappedFile file, string? stateDictPath) => FileSignature.Detect(file) switch
    {
        FileFormat.PyTorchZip => PyTorchZipReader.Read(file, stateDictPath),
        FileFormat.PyTorchLegacy => PyTorchLegacyReader.Read(file, stateDictPath),
        _ => SafetensorsReader.Read(file),
    };
}
