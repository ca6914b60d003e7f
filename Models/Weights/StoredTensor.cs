namespace Concord.Models.Weights;

/// <summary>One tensor as a view into a storage of the file: offset and strides count elements.</summary>
internal sealed class StoredTensor(string name, StoredBytes storage, long offset, long[] shape, long[] stride)
{
    public string Name { get; } = name;

    public StoredBytes Storage { get; } = storage;

    public long Offset { get; } = offset;

    public long[] Shape { get; } = shape;

    public long[] Stride { get; } = stride;
}
