namespace Concord.Models.Weights.Pickle;

/// <summary>A tensor as the pickle describes it: a view of a storage, checked to lie inside it. Offset and strides count elements.</summary>
internal sealed class PickleTensor(PickleStorage storage, TorchSharp.torch.ScalarType type, long offset, long[] shape, long[] stride)
{
    public PickleStorage Storage { get; } = storage;

    public TorchSharp.torch.ScalarType Type { get; } = type;

    public long Offset { get; } = offset;

    public long[] Shape { get; } = shape;

    public long[] Stride { get; } = stride;
}
