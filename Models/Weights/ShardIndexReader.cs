using System.Text.Json;

namespace Concord.Models.Weights;

/// <summary>A checkpoint in several files with an index, as Hugging Face writes it: <c>model.safetensors.index.json</c>, <c>pytorch_model.bin.index.json</c>.</summary>
/// <remarks>
/// The index names for each tensor the file that holds it. All files must be there, each tensor must be in its file and in no other.
/// Source: github.com/huggingface/transformers, utils/hub.py (get_checkpoint_shard_files), key <c>weight_map</c>.
/// </remarks>
internal static class ShardIndexReader
{
    /// <summary>The key by which an index is told from other JSON.</summary>
    public const string MapKey = "weight_map";

    private const long MostBytes = 100_000_000;

    /// <summary>Reads the index and where the tensors lie in all its files.</summary>
    /// <param name="files">The index; gets its files.</param>
    /// <param name="read">Reads one file.</param>
    public static StoredWeights Read(FileSet files, Func<MappedFile, StoredWeights> read)
    {
        OrderedDictionary<string, string> map = Map(files.Main);
        Dictionary<string, StoredTensor> found = new(StringComparer.Ordinal);
        List<string> skipped = [];
        SortedSet<string> formats = new(StringComparer.Ordinal);
        foreach (string shard in map.Values.Distinct(StringComparer.Ordinal))
        {
            StoredWeights stored = read(files.Open(shard, MapKey));
            formats.Add(stored.Format);
            skipped.AddRange(stored.Skipped.Select(line => $"{shard}: {line}"));
            foreach (StoredTensor tensor in stored.Tensors)
            {
                if (!map.TryGetValue(tensor.Name, out string? home))
                {
                    skipped.Add($"{shard}: '{tensor.Name}', which the index does not name");
                }
                else if (home != shard || !found.TryAdd(tensor.Name, tensor))
                {
                    throw WeightsMessages.Damaged(files.Main.Path, $"tensor '{tensor.Name}'", $"it is in '{shard}' too", $"in '{home}' alone");
                }
            }
        }

        string[] missing = [.. map.Keys.Where(key => !found.ContainsKey(key))];
        return missing.Length == 0
            ? new StoredWeights { Format = $"sharded ({string.Join(", ", formats)})", StateDictPath = StoredWeights.TopLevel, Tensors = [.. map.Keys.Select(key => found[key])], Skipped = skipped }
            : throw WeightsMessages.Damaged(files.Main.Path, $"tensor '{missing[0]}'", $"it is not in '{map[missing[0]]}' ({missing.Length} such)", "each tensor in the file that the index names");
    }

    private static OrderedDictionary<string, string> Map(MappedFile file)
    {
        if (file.Length > MostBytes)
        {
            throw WeightsMessages.TooLarge(file.Path, "", $"an index of {file.Length} bytes", MostBytes);
        }

        try
        {
            using JsonDocument index = JsonDocument.Parse(file.Span(0, (int)file.Length).ToArray(), new JsonDocumentOptions { MaxDepth = 16 });
            if (index.RootElement.ValueKind != JsonValueKind.Object || !index.RootElement.TryGetProperty(MapKey, out JsonElement pairs) || pairs.ValueKind != JsonValueKind.Object)
            {
                throw WeightsMessages.Damaged(file.Path, "", $"no object '{MapKey}'", "an index of a checkpoint in several files");
            }

            OrderedDictionary<string, string> map = new(StringComparer.Ordinal);
            foreach (JsonProperty pair in pairs.EnumerateObject())
            {
                if (pair.Value.ValueKind != JsonValueKind.String || !map.TryAdd(pair.Name, pair.Value.GetString()!))
                {
                    throw WeightsMessages.Damaged(file.Path, $"tensor '{pair.Name}'", "no file name, or the tensor twice", "one file name");
                }
            }

            return map.Count > 0 ? map : throw WeightsMessages.Damaged(file.Path, MapKey, "no tensor", "the tensors and their files");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw WeightsMessages.Damaged(file.Path, "", $"broken JSON ({fault.Message})", "an index of a checkpoint in several files");
        }
    }
}
