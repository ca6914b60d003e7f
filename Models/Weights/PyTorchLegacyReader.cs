using System.Numerics;
using Concord.Models.Weights.Pickle;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>The format of torch.save before PyTorch 1.6: five pickles (magic number, protocol, system, object, storage keys), then the storages.</summary>
/// <remarks>The format carries no checksum: a changed byte inside a storage can be seen only by the file's SHA-256.</remarks>
internal static class PyTorchLegacyReader
{
    private const long Protocol = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("119547037146038801333356", System.Globalization.CultureInfo.InvariantCulture);

    public static StoredWeights Read(MappedFile file, string? stateDictPath)
    {
        PickleInput input = new(file, 0, file.Length, "file");
        Header(file, input);
        Unpickler unpickler = new(input);
        object? root = unpickler.Load();
        StateDictChoice choice = StateDictChoice.Find(file.Path, root, stateDictPath, unpickler.StandIns);
        Dictionary<string, long> starts = Storages(file, input, unpickler.Storages);

        Dictionary<(string Key, torch.ScalarType Type), StoredBytes> storages = [];
        List<StoredTensor> tensors = [];
        foreach ((string name, PickleTensor tensor) in choice.Tensors)
        {
            PickleStorage storage = tensor.Storage;
            if (!storages.TryGetValue((storage.Key, tensor.Type), out StoredBytes? bytes))
            {
                long elements = storage.Elements * ElementTypes.Size(storage.Type) / ElementTypes.Size(tensor.Type);
                bytes = new MappedBytes(file, tensor.Type, starts[storage.Key], elements);
                storages.Add((storage.Key, tensor.Type), bytes);
            }

            tensors.Add(new StoredTensor(name, bytes, tensor.Offset, tensor.Shape, tensor.Stride));
        }

        if (input.Remaining > 0)
        {
            choice.Skipped.Add($"{input.Remaining} bytes after the last storage");
        }

        return new StoredWeights { Format = "pytorch-legacy", StateDictPath = choice.Path, Tensors = tensors, Skipped = choice.Skipped };
    }

    private static void Header(MappedFile file, PickleInput input)
    {
        if (new Unpickler(input).Load() is not BigInteger magic || magic != Magic)
        {
            throw WeightsMessages.BarePickle(file.Path);
        }

        object? protocol = new Unpickler(input).Load();
        if (protocol is not Protocol)
        {
            throw WeightsMessages.Damaged(file.Path, "second pickle", $"protocol {PickleValues.Describe(protocol)}", "1001");
        }

        if (new Unpickler(input).Load() is not PickleDict system || !system.TryGet("little_endian", out object? little))
        {
            throw WeightsMessages.Damaged(file.Path, "third pickle", "no system description", "a dictionary with little_endian");
        }

        if (little is not true)
        {
            throw WeightsMessages.BigEndian(file.Path);
        }
    }

    // After the keys, each storage: its number of elements (8 bytes), then the elements.
    private static Dictionary<string, long> Storages(MappedFile file, PickleInput input, OrderedDictionary<string, PickleStorage> described)
    {
        if (new Unpickler(input).Load() is not List<object?> keys)
        {
            throw WeightsMessages.Damaged(file.Path, "fifth pickle", "no list", "the list of storage keys");
        }

        Dictionary<string, long> starts = new(StringComparer.Ordinal);
        foreach (object? item in keys)
        {
            if (item is not (string or long) || !described.TryGetValue(item.ToString()!, out PickleStorage? storage) || !starts.TryAdd(storage.Key, 0))
            {
                throw WeightsMessages.Damaged(file.Path, "fifth pickle", $"storage key {PickleValues.Describe(item)} twice or of no tensor", "each storage once");
            }

            string where = input.Where(input.Position);
            long elements = input.Int64();
            if (elements != storage.Elements)
            {
                throw WeightsMessages.Damaged(file.Path, where, $"storage '{storage.Key}' of {elements} elements", $"{storage.Elements} as its tensors say");
            }

            starts[storage.Key] = input.Position;
            input.Skip((ulong)(elements * ElementTypes.Size(storage.Type)));
        }

        foreach (string key in described.Keys)
        {
            if (!starts.ContainsKey(key))
            {
                throw WeightsMessages.Damaged(file.Path, "fifth pickle", $"no storage '{key}'", "each storage once");
            }
        }

        return starts;
    }
}
