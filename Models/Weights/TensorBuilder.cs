using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Turns places in files into tensors: each storage is copied once, each tensor is a view of its storage.</summary>
internal static class TensorBuilder
{
    // A span holds at most 2^31 - 1 elements: larger storages are copied in pieces.
    private const int PieceBytes = 1 << 30;

    /// <summary>Builds the tensors, in order; the caller owns them.</summary>
    /// <param name="stored">Where they lie.</param>
    /// <param name="pieceBytes">Most bytes copied at once; a multiple of 8.</param>
    public static OrderedDictionary<string, torch.Tensor> Build(IReadOnlyList<StoredTensor> stored, int pieceBytes = PieceBytes)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<StoredBytes, torch.Tensor> storages = new(ReferenceEqualityComparer.Instance);
        OrderedDictionary<string, torch.Tensor> tensors = new(StringComparer.Ordinal);
        foreach (StoredTensor tensor in stored)
        {
            if (!storages.TryGetValue(tensor.Storage, out torch.Tensor? storage))
            {
                storage = Copy(tensor, pieceBytes);
                storages.Add(tensor.Storage, storage);
            }

            // Overwriting keeps the first position, as a Python dictionary does.
            tensors[tensor.Name] = storage.as_strided(tensor.Shape, tensor.Stride, tensor.Offset);
        }

        foreach (torch.Tensor tensor in tensors.Values)
        {
            tensor.DetachFromDisposeScope();
        }

        return tensors;
    }

    private static torch.Tensor Copy(StoredTensor tensor, int pieceBytes)
    {
        StoredBytes storage = tensor.Storage;
        int size = ElementTypes.Size(storage.Type);
        torch.Tensor target = torch.empty([storage.Elements], dtype: storage.Type);
        storage.Read(pieceBytes, (bytes, start) =>
        {
            if (storage.Type == torch.ScalarType.Bool && bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
            {
                throw WeightsMessages.BadBoolean(storage.Path, tensor.Name);
            }

            using torch.Tensor piece = target.narrow(0, start, bytes.Length / size);
            bytes.CopyTo(piece.bytes);
        });
        return target;
    }
}
