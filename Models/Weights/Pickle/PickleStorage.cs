using TorchSharp;

namespace Concord.Models.Weights.Pickle;

/// <summary>A reference to a storage of the file by key; a legacy view is a part of it.</summary>
/// <param name="key">Key of the (root) storage.</param>
/// <param name="type">Type of its elements.</param>
/// <param name="elements">Elements of the root storage.</param>
/// <param name="viewStart">First element of the part.</param>
/// <param name="viewElements">Elements of the part.</param>
internal sealed class PickleStorage(string key, torch.ScalarType type, long elements, long viewStart, long viewElements)
{
    public string Key { get; } = key;

    public torch.ScalarType Type { get; } = type;

    public long Elements { get; } = elements;

    public long ViewStart { get; } = viewStart;

    public long ViewElements { get; } = viewElements;
}
