namespace Concord.Models.Architectures;

/// <summary>The shapes of a checkpoint's tensors by key: what an architecture reads its sizes from.</summary>
/// <remarks>A class without value equality.</remarks>
public sealed class ArchitectureSizes
{
    private readonly IReadOnlyDictionary<string, long[]> _shapes;

    /// <summary>Wraps the shapes.</summary>
    /// <param name="shapes">Shape by key, keys as in the architecture's own naming.</param>
    /// <param name="scheme">Id of the naming scheme that the file was in; null for our own.</param>
    public ArchitectureSizes(IReadOnlyDictionary<string, long[]> shapes, string? scheme = null)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        _shapes = shapes;
        Scheme = scheme;
    }

    /// <summary>Id of the naming scheme that the file was in, where it tells what no shape does, such as the kind of GELU; null for our own keys.</summary>
    public string? Scheme { get; }

    /// <summary>One dimension of a tensor, or <paramref name="otherwise"/> when the checkpoint lacks the key or the dimension.</summary>
    /// <remarks>A wrong size is not caught here: the comparison of keys and shapes that follows names it.</remarks>
    public int Dimension(string key, int axis, int otherwise)
        => _shapes.TryGetValue(key, out long[]? shape) && axis < shape.Length ? checked((int)shape[axis]) : otherwise;

    /// <summary>Whether the checkpoint has the key.</summary>
    public bool Has(string key) => _shapes.ContainsKey(key);

    /// <summary>How many consecutive blocks exist: the number of i = 0, 1, … for which the key exists; or <paramref name="otherwise"/> when none does.</summary>
    /// <param name="keyOf">The key of a tensor that every block has.</param>
    /// <param name="otherwise">The count when the checkpoint has no such block.</param>
    public int Count(Func<int, string> keyOf, int otherwise)
    {
        int count = 0;
        while (_shapes.ContainsKey(keyOf(count)))
        {
            count++;
        }

        return count == 0 ? otherwise : count;
    }
}
