using TorchSharp;

namespace Concord.Models.Weights.Pickle;

/// <summary>Storages and tensors: every number is checked before anything is sized by it.</summary>
internal sealed partial class Unpickler
{
    // A storage, or a stand-in for one of an element type that is not read.
    private object Persistent(object? id)
    {
        if (id is object?[] and ["module", ..] and [_, var named, ..])
        {
            throw WeightsMessages.RefusedModule(input.FilePath, input.Where(_opcodeAt), PickleValues.Describe(named));
        }

        if (id is object?[] { Length: 5 or 6 } and ["storage", PickleGlobal { Kind: PickleGlobalKind.OtherStorageType } other, ..])
        {
            return StandIn(other.Name);
        }

        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", PickleGlobal { Kind: PickleGlobalKind.StorageType } type, string or long, string, long elements, ..])
        {
            throw Refused("load", id);
        }

        string key = parts[2]!.ToString()!;
        if (elements < 0 || elements > long.MaxValue / ElementTypes.Size(type.Type))
        {
            throw Malformed($"a storage of {elements} elements");
        }

        if (!Storages.TryGetValue(key, out PickleStorage? root))
        {
            root = new PickleStorage(key, type.Type, elements, 0, elements);
            Storages.Add(key, root);
        }
        else if (root.Type != type.Type || root.Elements != elements)
        {
            throw Malformed($"storage '{key}' described in two ways");
        }

        return parts.Length == 5 || parts[5] is null ? root : View(root, parts[5]);
    }

    // Legacy files may describe a storage as a part of another: (key of the part, first element, number of elements).
    private PickleStorage View(PickleStorage root, object? view) =>
        view is object?[] and [string or long, long start, long count] && start >= 0 && count >= 0 && start <= root.Elements - count
            ? new PickleStorage(root.Key, root.Type, root.Elements, start, count)
            : throw Malformed($"a view outside storage '{root.Key}'");

    private PickleStandIn StandIn(string name)
    {
        StandIns[name] = StandIns.GetValueOrDefault(name) + 1;
        return new PickleStandIn(name);
    }

    private object Tensor(object? storageValue, object? offsetValue, object? sizeValue, object? strideValue, object? typeValue)
    {
        if (storageValue is PickleStandIn)
        {
            return storageValue;
        }

        if (typeValue is PickleGlobal { Kind: PickleGlobalKind.StandIn } other)
        {
            return StandIn(other.Name);
        }

        if (storageValue is not PickleStorage storage || offsetValue is not long offset)
        {
            throw Malformed("a tensor without a storage");
        }

        torch.ScalarType type = typeValue switch
        {
            null => storage.Type,
            PickleGlobal { Kind: PickleGlobalKind.ElementType } constant => constant.Type,
            _ => throw Malformed("a tensor of an unknown element type"),
        };
        long[] size = Longs(sizeValue);
        long[] stride = Longs(strideValue);
        if (size.Length != stride.Length || size.Length > PickleLimits.Dimensions)
        {
            throw Malformed($"a tensor of {size.Length} sizes and {stride.Length} strides");
        }

        // With another element type (rebuild v3) the storage counts bytes of its own type, the offset elements of the tensor's.
        long available = storage.ViewElements * ElementTypes.Size(storage.Type) / ElementTypes.Size(type);
        UInt128 count = 1;
        UInt128 last = offset < 0 ? UInt128.MaxValue : (UInt128)offset;
        for (int i = 0; i < size.Length; i++)
        {
            if (size[i] < 0 || stride[i] < 0 || offset < 0 || count > long.MaxValue || last > long.MaxValue)
            {
                throw Malformed("a tensor of negative size, stride or offset");
            }

            count *= (UInt128)size[i];
            last += size[i] == 0 ? 0 : (UInt128)(size[i] - 1) * (UInt128)stride[i];
        }

        if (count > long.MaxValue || (count == 0 ? offset < 0 || offset > available : last >= (UInt128)available))
        {
            throw Malformed($"a tensor that reaches beyond storage '{storage.Key}' of {available} elements");
        }

        // Strides of 0 repeat elements at no cost, until somebody copies the tensor.
        if (count > (UInt128)PickleLimits.RepeatedElements && count > (UInt128)available)
        {
            throw WeightsMessages.TooLarge(input.FilePath, input.Where(_opcodeAt), $"a tensor of {count} elements that repeats the {available} of storage '{storage.Key}'", PickleLimits.RepeatedElements);
        }

        long start = storage.ViewStart * ElementTypes.Size(storage.Type) / ElementTypes.Size(type);
        return new PickleTensor(storage, type, start + offset, size, stride);
    }

    private long[] Longs(object? value)
    {
        object?[] values = value switch
        {
            object?[] tuple => tuple,
            List<object?> list => [.. list],
            _ => throw Malformed("a shape that is no tuple"),
        };
        long[] numbers = new long[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            numbers[i] = values[i] is long number ? number : throw Malformed("a shape that is not of integers");
        }

        return numbers;
    }
}
