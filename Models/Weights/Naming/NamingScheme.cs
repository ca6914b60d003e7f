using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Weights.Naming;

/// <summary>How one code base names the tensors of an architecture, and how they become ours.</summary>
/// <remarks>
/// One scheme a file. A scheme is recognised by keys that no other scheme has. Rules are tried in order, the first that fits a key
/// decides; keys that no rule speaks of pass as they are, so that the comparison with the architecture names them.
/// </remarks>
public sealed class NamingScheme
{
    private readonly KeyPattern[] _witnesses;
    private readonly IReadOnlyList<NamingRule> _rules;
    private readonly Func<IReadOnlyDictionary<string, long[]>, bool>? _fits;

    /// <summary>Describes a scheme.</summary>
    /// <param name="id">Short name, such as <c>torchvision</c>.</param>
    /// <param name="source">Repository and file that define the names.</param>
    /// <param name="witnesses">Patterns, each of which some key of a file in this scheme matches whole.</param>
    /// <param name="rules">What becomes of the keys.</param>
    /// <param name="fits">Told the shapes by the file's keys, wrappers' prefixes and all, where names alone do not decide; null where they do.</param>
    public NamingScheme(string id, string source, IReadOnlyList<string> witnesses, IReadOnlyList<NamingRule> rules, Func<IReadOnlyDictionary<string, long[]>, bool>? fits = null)
    {
        ArgumentNullException.ThrowIfNull(witnesses);
        Id = id;
        Source = source;
        _rules = rules;
        _fits = fits;
        _witnesses = [.. witnesses.Select(pattern => new KeyPattern(pattern))];
    }

    /// <summary>Short name.</summary>
    public string Id { get; }

    /// <summary>Repository and file that define the names.</summary>
    public string Source { get; }

    /// <summary>The architecture's option that files under these names leave open, so that it has to be written; null where they tell everything.</summary>
    public string? LeavesOpen { get; init; }

    /// <summary>Whether a file's keys are of this scheme.</summary>
    /// <param name="keys">Keys without wrappers' prefixes.</param>
    public bool Recognises(IEnumerable<string> keys)
    {
        string[] all = [.. keys];
        return Array.TrueForAll(_witnesses, witness => Array.Exists(all, witness.IsMatch));
    }

    /// <summary>Whether a file's shapes may be of this scheme.</summary>
    /// <param name="tensors">By the file's own keys, wrappers' prefixes and all; borrowed.</param>
    internal bool Fits(IReadOnlyDictionary<string, torch.Tensor> tensors)
        => _fits?.Invoke(tensors.ToDictionary(pair => pair.Key, pair => pair.Value.shape)) != false;

    /// <summary>The tensors under the architecture's keys.</summary>
    /// <param name="tensors">The file's tensors; borrowed. Tensors without values (device <c>meta</c>) tell the shapes.</param>
    /// <param name="file">Named in errors.</param>
    /// <returns>By key; tensors are the file's own or new ones in the caller's dispose scope.</returns>
    /// <exception cref="WeightsException">Two keys become the same, or one of several parts is missing.</exception>
    internal IReadOnlyDictionary<string, torch.Tensor> Apply(IReadOnlyDictionary<string, torch.Tensor> tensors, string file)
    {
        OrderedDictionary<string, torch.Tensor> mapped = new(StringComparer.Ordinal);
        OrderedDictionary<string, (NamingRule Rule, torch.Tensor?[] Parts, string First)> gathered = new(StringComparer.Ordinal);
        foreach ((string key, torch.Tensor tensor) in tensors)
        {
            (NamingRule Rule, string? Target, int Part)? hit = Hit(key);
            if (hit is not var (rule, target, part))
            {
                Add(mapped, key, tensor, key, file);
            }
            else if (target is not null)
            {
                if (!gathered.TryGetValue(target, out (NamingRule Rule, torch.Tensor?[] Parts, string First) entry))
                {
                    gathered.Add(target, entry = (rule, new torch.Tensor?[rule.PartCount], key));
                }

                entry.Parts[part] = entry.Rule == rule && entry.Parts[part] is null ? tensor : throw WeightsMessages.KeysCollide(file, key, target);
            }
        }

        foreach ((string target, (NamingRule rule, torch.Tensor?[] parts, string first)) in gathered)
        {
            torch.Tensor[] whole = [.. parts.OfType<torch.Tensor>()];
            Add(mapped, target, whole.Length == parts.Length ? Build(rule, whole, first, target, file) : throw WeightsMessages.PartMissing(file, first, target, parts.Length, whole.Length), first, file);
        }

        return mapped;
    }

    /// <summary>Which of the file's keys become which of the architecture's.</summary>
    /// <returns>By the architecture's key; several where a rule joins them. Keys that are dropped are not there.</returns>
    internal IReadOnlyDictionary<string, List<string>> Sources(IEnumerable<string> keys)
    {
        OrderedDictionary<string, List<string>> sources = new(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            (NamingRule Rule, string? Target, int Part)? hit = Hit(key);
            string? target = hit is null ? key : hit.Value.Target;
            if (target is not null && !sources.TryAdd(target, [key]))
            {
                sources[target].Add(key);
            }
        }

        return sources;
    }

    private static torch.Tensor Build(NamingRule rule, torch.Tensor[] parts, string key, string target, string file)
    {
        try
        {
            return rule.Build(parts);
        }
        catch (Exception fault) when (fault is ExternalException or ArgumentException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw WeightsMessages.CannotForm(file, key, target, [.. parts.Select(part => TensorShape.Text(part.shape))]);
        }
    }

    private static void Add(OrderedDictionary<string, torch.Tensor> mapped, string key, torch.Tensor tensor, string from, string file)
    {
        if (!mapped.TryAdd(key, tensor))
        {
            throw WeightsMessages.KeysCollide(file, from, key);
        }
    }

    private (NamingRule Rule, string? Target, int Part)? Hit(string key)
    {
        foreach (NamingRule rule in _rules)
        {
            if (rule.Match(key) is var (target, part))
            {
                return (rule, target, part);
            }
        }

        return null;
    }
}
