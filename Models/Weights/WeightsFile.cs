using Concord.Models.Weights.Numpy;
using Concord.Models.Weights.Onnx;
using Concord.Models.Weights.Zip;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Reads trained weights: PyTorch files (zip, legacy, TorchScript), safetensors, NumPy, ONNX, and checkpoints in several files with an index.</summary>
/// <remarks>
/// The format is told by the file's first bytes, never by its extension (.pth, .pt, .th, .model and .ckpt name the same things).
/// PyTorch files hold a pickle, which in Python is a program; here a restricted reader builds numbers, text, lists, dictionaries and
/// tensors, and refuses every other name, so that nothing in a file can run. Of TorchScript archives the modules' data is read by attribute
/// path and the code left alone; of ONNX the initialisers, and nothing is run either. Damage: zip archives carry a CRC-32 of each entry,
/// which is checked; the other formats carry none, so there only the SHA-256 of the file (<see cref="WeightsContent.Sha256"/>, to be
/// compared with the catalogue's) guards the values.
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
        using FileSet files = new(path);
        StoredWeights stored = Stored(files, stateDictPath);
        string sha256 = files.Sha256();
        OrderedDictionary<string, torch.Tensor> tensors = TensorBuilder.Build(stored.Tensors);
        return new WeightsContent(tensors, StoredPlaces.Number(stored.Tensors))
        {
            Format = stored.Format,
            Path = path,
            Sha256 = sha256,
            FileBytes = files.Length,
            StateDictPath = stored.StateDictPath,
            Metadata = stored.Metadata,
            Skipped = stored.Skipped,
        };
    }

    /// <summary>The text pairs of a file; no tensor is read.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>Empty for formats that have none.</returns>
    internal static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        using FileSet files = new(path);
        return Stored(files, null).Metadata;
    }

    /// <summary>The tensors of a file without their values, on the device <c>meta</c>: what a plan needs to know of a checkpoint.</summary>
    /// <returns>By key, in the order of the file; new tensors in the caller's dispose scope.</returns>
    internal static CheckpointTensors ReadOutline(string path, string? stateDictPath)
    {
        using FileSet files = new(path);
        OrderedDictionary<string, torch.Tensor> tensors = new(StringComparer.Ordinal);
        StoredWeights stored = Stored(files, stateDictPath);
        foreach (StoredTensor tensor in stored.Tensors)
        {
            tensors[tensor.Name] = torch.empty(tensor.Shape, dtype: tensor.Storage.Type, device: torch.META);
        }

        return new CheckpointTensors(tensors, StoredPlaces.Number(stored.Tensors), path) { Skipped = stored.Skipped, Classes = ClassNames.Read(stored.Metadata, path) };
    }

    /// <summary>SHA-256 of a file of weights; of one that refers to others, of what <c>sha256sum</c> prints for it and then for them in the order of their names.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>64 hexadecimal digits in lower case: the same as <see cref="WeightsContent.Sha256"/>.</returns>
    /// <exception cref="WeightsException">The file is missing, or one that it refers to.</exception>
    public static string Sha256(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileSet files = new(path);
        if (FileSignature.RefersToOthers(files.Main))
        {
            Stored(files, null);
        }

        return files.Sha256();
    }

    /// <summary>The tensors of a file, copied in small pieces: the way of storages beyond 2 GiB, for tests.</summary>
    internal static OrderedDictionary<string, torch.Tensor> ReadInPieces(string path, int pieceBytes)
    {
        using FileSet files = new(path);
        return TensorBuilder.Build(Stored(files, null).Tensors, pieceBytes);
    }

    private static StoredWeights Stored(FileSet files, string? stateDictPath)
    {
        FileFormat format = FileSignature.Detect(files.Main);
        StoredWeights stored = format switch
        {
            FileFormat.Onnx => OnnxReader.Read(files),
            FileFormat.ShardIndex => ShardIndexReader.Read(files, shard => Single(shard, null)),
            _ => Single(files.Main, stateDictPath),
        };
        return stateDictPath is null or "" or StoredWeights.TopLevel || format is FileFormat.Zip or FileFormat.PyTorchLegacy
            ? stored
            : throw WeightsMessages.NoPlaces(files.Main.Path, stateDictPath, stored.Format);
    }

    private static StoredWeights Single(MappedFile file, string? stateDictPath)
    {
        switch (FileSignature.Detect(file))
        {
            case FileFormat.PyTorchLegacy: return PyTorchLegacyReader.Read(file, stateDictPath);
            case FileFormat.Safetensors: return SafetensorsReader.Read(file);
            case FileFormat.Npy: return NumpyReader.Read(file);
            case FileFormat.Zip:
                ZipIndex index = ZipIndex.Read(file);
                return NumpyReader.IsArchive(index) ? NumpyReader.Read(file, index) : PyTorchZipReader.Read(file, index, stateDictPath);
            default: throw WeightsMessages.Unknown(file.Path, "an index or a graph inside an index", "Name the file that it refers to.");
        }
    }
}
