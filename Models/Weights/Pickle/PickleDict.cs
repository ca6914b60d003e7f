namespace Concord.Models.Weights.Pickle;

/// <summary>A Python dictionary (or OrderedDict) as pairs in the order in which they were set; a later pair of the same key stands for it.</summary>
internal sealed class PickleDict
{
    public List<KeyValuePair<object?, object?>> Pairs { get; } = [];

    /// <summary>The value last set under a text key; null and false when there is none.</summary>
    public bool TryGet(string key, out object? value)
    {
        for (int i = Pairs.Count - 1; i >= 0; i--)
        {
            if (Pairs[i].Key is string text && text == key)
            {
                value = Pairs[i].Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
