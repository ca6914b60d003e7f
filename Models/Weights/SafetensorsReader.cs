using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>safetensors: 8 bytes of header length, a JSON header, then the values without gaps.</summary>
/// <remarks>
/// The whole header is checked as the reference implementation does: known types, sizes that fit the shapes, ranges that follow one
/// another from the first byte of the data to the last, each name once. The format carries no checksum.
/// Source: github.com/huggingface/safetensors, README "Format".
/// </remarks>
internal static class SafetensorsReader
{
    private const string MetadataKey = "__metadata__";

    public static StoredWeights Read(MappedFile file)
    {
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(file.Span(0, 8));
        if (headerLength > file.Length - 8)
        {
            throw WeightsMessages.Truncated(file.Path, $"header of {headerLength} bytes", file.Length);
        }

        using JsonDocument header = Parse(file, (int)headerLength);
        try
        {
            return Header(file, header, 8 + headerLength);
        }
        catch (InvalidOperationException fault)
        {
            // The JSON reader checks the encoding of a name only when it is taken.
            throw WeightsMessages.Damaged(file.Path, "header", $"text that is not Unicode ({fault.Message})", "a JSON object");
        }
    }

    private static StoredWeights Header(MappedFile file, JsonDocument header, long dataStart)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        List<(long Begin, long End, StoredTensor Tensor)> entries = [];
        foreach (JsonProperty property in header.RootElement.EnumerateObject())
        {
            if (!names.Add(property.Name))
            {
                throw Bad(file, property.Name, "a name that stands twice", "each name once");
            }

            if (property.Name == MetadataKey)
            {
                ReadMetadata(file, property.Value, metadata);
            }
            else
            {
                entries.Add(Entry(file, property.Name, property.Value, dataStart));
            }
        }

        // A stable sort: empty tensors keep the header's order.
        List<(long Begin, long End, StoredTensor Tensor)> ordered = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        long position = 0;
        foreach ((long begin, long end, StoredTensor tensor) in ordered)
        {
            if (begin != position)
            {
                throw Bad(file, tensor.Name, $"data from byte {begin}, {(begin < position ? "overlapping the tensor before it" : "leaving a gap")}", $"byte {position}");
            }

            position = end;
        }

        return position == file.Length - dataStart
            ? new StoredWeights { Format = "safetensors", StateDictPath = "(top level)", Metadata = metadata, Tensors = [.. ordered.Select(entry => entry.Tensor)] }
            : throw WeightsMessages.Damaged(file.Path, "data", $"{file.Length - dataStart} bytes", $"{position} bytes as the header says");
    }

    private static JsonDocument Parse(MappedFile file, int length)
    {
        try
        {
            JsonDocument header = JsonDocument.Parse(file.Span(8, length).ToArray(), new JsonDocumentOptions { MaxDepth = 4 });
            return header.RootElement.ValueKind == JsonValueKind.Object
                ? header
                : throw WeightsMessages.Damaged(file.Path, "header", "no JSON object", "a JSON object");
        }
        catch (JsonException fault)
        {
            throw WeightsMessages.Damaged(file.Path, "header", $"broken JSON ({fault.Message})", "a JSON object");
        }
    }

    private static void ReadMetadata(MappedFile file, JsonElement value, Dictionary<string, string> metadata)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Bad(file, MetadataKey, "no object", "pairs of text");
        }

        foreach (JsonProperty pair in value.EnumerateObject())
        {
            metadata[pair.Name] = pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString()! : throw Bad(file, MetadataKey, $"'{pair.Name}' that is no text", "pairs of text");
        }
    }

    private static (long Begin, long End, StoredTensor Tensor) Entry(MappedFile file, string name, JsonElement value, long dataStart)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("dtype", out JsonElement dtype) || dtype.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("shape", out JsonElement shape) || shape.ValueKind != JsonValueKind.Array
            || !value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.ValueKind != JsonValueKind.Array || offsets.GetArrayLength() != 2)
        {
            throw Bad(file, name, "an incomplete description", "dtype, shape and two data_offsets");
        }

        if (!ElementTypes.Safetensors.TryGetValue(dtype.GetString()!, out torch.ScalarType type))
        {
            throw WeightsMessages.Unsupported(file.Path, $"tensor '{name}'", $"element type '{dtype.GetString()}'", string.Join(", ", ElementTypes.Safetensors.Keys), "Convert the weights to one of these types.");
        }

        long[] sizes = [.. shape.EnumerateArray().Select(item => Number(file, name, item))];
        long begin = Number(file, name, offsets[0]);
        long end = Number(file, name, offsets[1]);
        long elements = TensorShape.Count(sizes) ?? throw Bad(file, name, $"shape {TensorShape.Text(sizes)}", "a shape whose size is a number");
        if (end < begin || end > file.Length - dataStart)
        {
            throw WeightsMessages.Truncated(file.Path, $"tensor '{name}', data bytes {begin.ToString(CultureInfo.InvariantCulture)} to {end.ToString(CultureInfo.InvariantCulture)}", file.Length);
        }

        return elements * ElementTypes.Size(type) == end - begin
            ? (begin, end, new StoredTensor(name, new MappedBytes(file, type, dataStart + begin, elements), 0, sizes, TensorShape.RowMajor(sizes)))
            : throw Bad(file, name, $"{end - begin} bytes", $"{elements * ElementTypes.Size(type)} bytes for shape {TensorShape.Text(sizes)} of {dtype.GetString()}");
    }

    private static long Number(MappedFile file, string name, JsonElement item) =>
        item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out long number) && number >= 0 ? number : throw Bad(file, name, "a size or offset that is no whole number of 0 or more", "whole numbers");

    private static WeightsException Bad(MappedFile file, string name, string found, string expected) =>
        WeightsMessages.Damaged(file.Path, $"header, tensor '{name}'", found, expected);
}
