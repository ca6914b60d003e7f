using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Writes tensors as safetensors: the form in which a lab may keep weights that nothing can run from.</summary>
public static class SafetensorsWriter
{
    private const int PieceBytes = 1 << 26;

    /// <summary>Writes a new file; tensors are stored contiguous, in the given order, the header padded to eight bytes.</summary>
    /// <param name="path">Path of the file; one that exists is replaced.</param>
    /// <param name="tensors">Tensors by key, of any shape, on any device; borrowed.</param>
    /// <param name="metadata">Pairs of text for the header.</param>
    /// <exception cref="ArgumentException">A tensor is of a type that the format has no name for.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, torch.Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        byte[] header = Header(tensors, metadata);
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (torch.Tensor tensor in tensors.Values)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor flat = tensor.detach().cpu().contiguous().reshape(-1);
            long step = PieceBytes / flat.ElementSize;
            for (long start = 0; start < flat.numel(); start += step)
            {
                using torch.Tensor piece = flat.narrow(0, start, Math.Min(step, flat.numel() - start));
                stream.Write(piece.bytes);
            }
        }
    }

    private static byte[] Header(IReadOnlyDictionary<string, torch.Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long position = 0;
            foreach ((string key, torch.Tensor tensor) in tensors)
            {
                string type = ElementTypes.SafetensorsName(tensor.dtype) ?? throw new ArgumentException($"tensor '{key}' is of type {tensor.dtype}, for which safetensors has no name that is read here", nameof(tensors));
                json.WriteStartObject(key);
                json.WriteString("dtype", type);
                WriteNumbers(json, "shape", tensor.shape);
                long end = position + (tensor.numel() * tensor.ElementSize);
                WriteNumbers(json, "data_offsets", [position, end]);
                json.WriteEndObject();
                position = end;
            }

            json.WriteEndObject();
        }

        while (stream.Length % 8 != 0)
        {
            stream.WriteByte((byte)' ');
        }

        return stream.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
