namespace Concord.Datasets.StimulusSets;

/// <summary>An ordered, identified list of stimuli.</summary>
public sealed class StimulusSet
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_noLabels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _index;
    private readonly Lazy<string> _hash;

    /// <summary>Checks that every id is there once.</summary>
    /// <param name="id">The name of the set.</param>
    /// <param name="stimuli">At least one, in the order of presentation rows.</param>
    /// <param name="labels">Further labels by name, a value for each stimulus; null for none.</param>
    /// <exception cref="DatasetException">No stimulus, an id twice, texts among pictures, or labels of another number.</exception>
    public StimulusSet(string id, IReadOnlyList<Stimulus> stimuli, IReadOnlyDictionary<string, IReadOnlyList<string>>? labels = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(stimuli);
        if (stimuli.Count == 0)
        {
            throw new DatasetException($"stimulus set '{id}'", "no stimulus", "at least one", "Check the folder or the list that it was made from.");
        }

        string[] ids = [.. stimuli.Select(stimulus => stimulus.Id)];
        Require.UniqueIds($"stimulus set '{id}'", ids);
        int texts = stimuli.Count(stimulus => stimulus.Text is not null);
        if (texts > 0 && texts < stimuli.Count)
        {
            throw new DatasetException($"stimulus set '{id}'", $"{texts} texts among {stimuli.Count} stimuli", "texts or pictures alone", "Make two sets of it.");
        }

        Labels = labels ?? s_noLabels;
        foreach ((string name, IReadOnlyList<string> values) in Labels)
        {
            Require.Length($"stimulus set '{id}'", $"label '{name}'", values.Count, stimuli.Count, "one for each stimulus");
        }

        Id = id;
        IsText = texts > 0;
        Stimuli = [.. stimuli];
        Ids = ids;
        _index = ids.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        _hash = new Lazy<string>(ComputeHash);
    }

    /// <summary>The name of the set.</summary>
    public string Id { get; }

    /// <summary>Whether the stimuli are texts; else they are pictures.</summary>
    public bool IsText { get; }

    /// <summary>The stimuli in order.</summary>
    public IReadOnlyList<Stimulus> Stimuli { get; }

    /// <summary>The ids in order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Further labels that the source gives, by name, in the order of the stimuli. They do not enter the hash.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Labels { get; }

    /// <summary>How many.</summary>
    public int Count => Stimuli.Count;

    /// <summary>SHA-256 (hex) over each id and content hash in order. Reads every file once, the first time.</summary>
    public string Hash => _hash.Value;

    /// <summary>The stimulus of that id.</summary>
    /// <exception cref="DatasetException">The id is not in the set.</exception>
    public Stimulus this[string id] => _index.TryGetValue(id, out int i)
        ? Stimuli[i]
        : throw new DatasetException($"stimulus set '{Id}'", $"no stimulus '{id}'", $"one of {Count} ids such as '{Ids[0]}'", "Check the spelling; ids are compared letter by letter.");

    /// <summary>Whether the id is in the set.</summary>
    public bool Contains(string id) => _index.ContainsKey(id);

    /// <summary>The stimuli of those ids, in their order, as a set of its own.</summary>
    /// <param name="id">The new set's name.</param>
    /// <param name="ids">Ids of this set, each once.</param>
    public StimulusSet Subset(string id, IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Stimulus[] stimuli = [.. ids.Select(name => this[name])];
        return new StimulusSet(id, stimuli, Labels.ToDictionary(label => label.Key, IReadOnlyList<string> (label) => [.. stimuli.Select(stimulus => label.Value[_index[stimulus.Id]])], StringComparer.Ordinal));
    }

    private string ComputeHash()
    {
        InParallel.For(Count, i => _ = Stimuli[i].ContentHash);
        using var hash = new CanonicalHash();
        foreach (Stimulus stimulus in Stimuli)
        {
            hash.Add(stimulus.Id).Add(stimulus.ContentHash);
        }

        return hash.Hex();
    }
}
