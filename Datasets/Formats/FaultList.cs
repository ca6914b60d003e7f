namespace Concord.Datasets.Formats;

/// <summary>Gathers faults of several kinds and reports them at once: of each kind how many, and the first ten by name.</summary>
internal sealed class FaultList
{
    private const int Named = 10;
    private readonly List<(string Kind, List<string> Names)> _kinds = [];

    /// <summary>Notes a fault.</summary>
    /// <param name="kind">What is wrong, in the plural: "files that are missing".</param>
    /// <param name="name">Where.</param>
    public void Add(string kind, string name)
    {
        int at = _kinds.FindIndex(known => known.Kind == kind);
        if (at < 0)
        {
            at = _kinds.Count;
            _kinds.Add((kind, []));
        }

        _kinds[at].Names.Add(name);
    }

    /// <summary>Throws where there is any fault.</summary>
    /// <exception cref="DatasetException">All of them.</exception>
    public void ThrowIfAny(string where, string expected, string remedy)
    {
        if (_kinds.Count > 0)
        {
            throw new DatasetException(where, string.Join("; ", _kinds.Select(Describe)), expected, remedy);
        }
    }

    private static string Describe((string Kind, List<string> Names) kind) =>
        $"{kind.Kind} ({kind.Names.Count}): {string.Join(", ", kind.Names.Take(Named))}{(kind.Names.Count > Named ? ", …" : "")}";
}
