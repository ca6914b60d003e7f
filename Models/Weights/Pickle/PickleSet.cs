namespace Concord.Models.Weights.Pickle;

/// <summary>A Python set or frozenset, in the order of the file.</summary>
internal sealed class PickleSet
{
    public List<object?> Items { get; } = [];
}
